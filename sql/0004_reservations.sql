-- Reservations, clustered for the calendar. No foreign keys here: parents
-- would be locked by every booking. No name, phone or e-mail in any index
-- but the keyed hash of the phone.

CREATE TABLE reservations (
  restaurant_id BIGINT UNSIGNED NOT NULL,
  business_date DATE NOT NULL,
  id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  agent_id BIGINT UNSIGNED NULL,
  reservation_id CHAR(4) COLLATE ascii_bin NOT NULL
    CHECK (reservation_id REGEXP '^[0-9]{4}$'),
  live_code CHAR(4) COLLATE ascii_bin NULL,
  live_until BIGINT NULL,
  customer_name VARBINARY(500) NOT NULL COMMENT 'enc',
  customer_phone VARBINARY(100) NULL COMMENT 'enc',
  customer_email VARBINARY(400) NULL COMMENT 'enc',
  phone_index BINARY(32) NULL COMMENT 'hash',
  date DATE NOT NULL,
  time TIME NOT NULL,
  starts_at BIGINT NOT NULL,
  occupied_until BIGINT NOT NULL,
  party_size SMALLINT NOT NULL CHECK (party_size > 0),
  special_requests BLOB NULL COMMENT 'enc',
  table_preference VARBINARY(900) NULL COMMENT 'enc',
  occasion VARBINARY(900) NULL COMMENT 'enc',
  status VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (status IN ('confirmed', 'cancelled', 'completed', 'no_show')),
  source VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (source IN ('phone_agent', 'manual', 'online')),
  seated_at BIGINT NULL,
  call_id VARCHAR(100) NULL,
  conversation_transcript MEDIUMBLOB NULL COMMENT 'enc',
  cancel_reason BLOB NULL COMMENT 'enc',
  is_test TINYINT(1) NOT NULL DEFAULT 0,
  revision INT UNSIGNED NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  cancelled_at BIGINT NULL,
  expires_at BIGINT NULL,
  PRIMARY KEY (restaurant_id, business_date, id),
  UNIQUE KEY by_id (id),
  UNIQUE KEY by_live_code (restaurant_id, live_code),
  KEY by_reservation_id (restaurant_id, reservation_id),
  KEY by_restaurant_date (restaurant_id, date),
  KEY by_restaurant_status (restaurant_id, status),
  KEY by_occupation (restaurant_id, starts_at, occupied_until, party_size,
    status, is_test),
  KEY by_customer_phone (restaurant_id, phone_index),
  KEY by_call (restaurant_id, call_id),
  KEY by_agent (agent_id),
  KEY by_status (status),
  KEY by_live_until (live_until),
  KEY by_end (expires_at),
  CONSTRAINT occupation_bound CHECK (occupied_until > starts_at
    AND occupied_until <= starts_at + 43200000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE reservation_history (
  restaurant_id BIGINT UNSIGNED NOT NULL,
  reservation_id BIGINT UNSIGNED NOT NULL,
  id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  action VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (action IN ('created', 'modified', 'cancelled')),
  timestamp BIGINT NOT NULL,
  changes MEDIUMBLOB NULL COMMENT 'enc',
  modified_by VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (modified_by IN ('user', 'agent', 'guest', 'system')),
  actor_id BIGINT UNSIGNED NULL,
  PRIMARY KEY (restaurant_id, reservation_id, id),
  UNIQUE KEY by_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE idempotency (
  restaurant_id BIGINT UNSIGNED NOT NULL,
  key_hash BINARY(32) NOT NULL COMMENT 'hash',
  id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  reservation_id BIGINT UNSIGNED NOT NULL,
  revision INT UNSIGNED NOT NULL,
  answer BLOB NOT NULL COMMENT 'enc',
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (restaurant_id, key_hash),
  UNIQUE KEY by_id (id),
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
