-- Calls, their monthly roll-up, and events as they came in.

CREATE TABLE calls (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  call_id VARCHAR(100) NOT NULL,
  agent_id BIGINT UNSIGNED NOT NULL,
  restaurant_id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  timestamp BIGINT NOT NULL,
  ended_at BIGINT NULL,
  duration INT NOT NULL DEFAULT 0,
  outcome VARCHAR(24) COLLATE ascii_bin NOT NULL
    CHECK (outcome IN ('in_progress', 'reservation_created',
      'reservation_changed', 'reservation_cancelled', 'information_only',
      'error')),
  reservation_id BIGINT UNSIGNED NULL,
  caller_number VARBINARY(100) NULL COMMENT 'enc',
  transcript MEDIUMBLOB NULL COMMENT 'enc',
  summary BLOB NULL COMMENT 'enc',
  cost_micros BIGINT NOT NULL DEFAULT 0,
  is_test TINYINT(1) NOT NULL DEFAULT 0,
  expires_at BIGINT NULL,
  UNIQUE KEY by_call_id (call_id),
  KEY by_restaurant (restaurant_id, timestamp),
  KEY by_agent (agent_id, timestamp),
  KEY by_owner (owner_id, id),
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE `usage` (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  agent_id BIGINT UNSIGNED NOT NULL,
  restaurant_id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  period CHAR(7) COLLATE ascii_bin NOT NULL,
  period_start BIGINT NOT NULL,
  period_end BIGINT NOT NULL,
  total_calls BIGINT NOT NULL,
  total_seconds BIGINT NOT NULL,
  successful_reservations BIGINT NOT NULL,
  failed_reservations BIGINT NOT NULL,
  minute_rate_micros BIGINT NOT NULL,
  total_cost_micros BIGINT NOT NULL,
  currency CHAR(3) COLLATE ascii_bin NOT NULL DEFAULT 'USD',
  last_synced_at BIGINT NOT NULL,
  synced_from_elevenlabs TINYINT(1) NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE KEY by_agent (agent_id, period),
  KEY by_restaurant_period (restaurant_id, period),
  KEY by_owner (owner_id, period),
  KEY by_period (period)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE webhook_events (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  source VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (source IN ('elevenlabs', 'stripe', 'twilio')),
  event_id VARCHAR(128) NOT NULL,
  event_type VARCHAR(64) NOT NULL,
  agent_id BIGINT UNSIGNED NULL,
  restaurant_id BIGINT UNSIGNED NULL,
  payload LONGBLOB NOT NULL COMMENT 'enc',
  processed TINYINT(1) NOT NULL DEFAULT 0,
  processed_at BIGINT NULL,
  error VARCHAR(400) NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  UNIQUE KEY by_event_id (source, event_id),
  KEY by_event_type (event_type),
  KEY by_processed (processed),
  KEY by_agent (agent_id),
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
