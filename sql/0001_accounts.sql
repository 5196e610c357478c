-- People, the accounts they work in, and how they prove who they are.
--
-- A column that holds somebody's data says so in its comment: "enc" is
-- sealed by the program (core/crypto.h), "hash" cannot be turned back.
-- sql/README.md says how to write a migration and lists the deviations
-- from the specification.

CREATE TABLE users (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  email VARBINARY(400) NOT NULL COMMENT 'enc',
  email_index BINARY(32) NOT NULL COMMENT 'hash',
  name VARBINARY(500) NULL COMMENT 'enc',
  password_hash VARCHAR(128) COLLATE ascii_bin NOT NULL COMMENT 'hash',
  role VARCHAR(16) COLLATE ascii_bin NOT NULL DEFAULT 'owner'
    CHECK (role IN ('owner', 'admin')),
  subscription_tier VARCHAR(16) COLLATE ascii_bin NOT NULL DEFAULT 'free'
    CHECK (subscription_tier IN ('free', 'pro', 'enterprise')),
  subscription_status VARCHAR(16) COLLATE ascii_bin NOT NULL
    DEFAULT 'active'
    CHECK (subscription_status IN ('active', 'cancelled', 'past_due')),
  verified_at BIGINT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE KEY by_email (email_index)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE memberships (
  owner_id BIGINT UNSIGNED NOT NULL,
  user_id BIGINT UNSIGNED NOT NULL,
  role VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (role IN ('owner', 'manager', 'host')),
  created_at BIGINT NOT NULL,
  PRIMARY KEY (owner_id, user_id),
  KEY by_user (user_id),
  CONSTRAINT memberships_owner FOREIGN KEY (owner_id) REFERENCES users (id)
    ON DELETE CASCADE,
  CONSTRAINT memberships_user FOREIGN KEY (user_id) REFERENCES users (id)
    ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE sessions (
  token_hash BINARY(32) NOT NULL PRIMARY KEY COMMENT 'hash',
  user_id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  idle_until BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  KEY by_user (user_id),
  KEY by_end (expires_at),
  CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (id)
    ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE tokens (
  token_hash BINARY(32) NOT NULL PRIMARY KEY COMMENT 'hash',
  kind VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (kind IN ('verify_email', 'reset_password')),
  user_id BIGINT UNSIGNED NOT NULL,
  expires_at BIGINT NOT NULL,
  KEY by_user (user_id, kind),
  KEY by_end (expires_at),
  CONSTRAINT tokens_user FOREIGN KEY (user_id) REFERENCES users (id)
    ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE throttle (
  key_hash BINARY(32) NOT NULL PRIMARY KEY COMMENT 'hash',
  count INT UNSIGNED NOT NULL,
  expires_at BIGINT NOT NULL,
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE subscriptions (
  owner_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  tier VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (tier IN ('free', 'pro', 'enterprise')),
  status VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (status IN ('active', 'cancelled', 'past_due')),
  stripe_customer_id VARCHAR(64) NULL,
  stripe_subscription_id VARCHAR(64) NULL,
  period_start BIGINT NULL,
  period_end BIGINT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE KEY by_stripe_customer (stripe_customer_id),
  UNIQUE KEY by_stripe_subscription (stripe_subscription_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE api_keys (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  owner_id BIGINT UNSIGNED NOT NULL,
  name VARBINARY(500) NOT NULL COMMENT 'enc',
  key_hash BINARY(32) NOT NULL COMMENT 'hash',
  created_by BIGINT UNSIGNED NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT NULL,
  revoked_at BIGINT NULL,
  expires_at BIGINT NULL,
  UNIQUE KEY by_key (key_hash),
  KEY by_owner (owner_id),
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
