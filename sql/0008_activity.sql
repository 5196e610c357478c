-- Who did what in an account.

CREATE TABLE activity_log (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  owner_id BIGINT UNSIGNED NOT NULL,
  user_id BIGINT UNSIGNED NULL,
  restaurant_id BIGINT UNSIGNED NULL,
  agent_id BIGINT UNSIGNED NULL,
  action VARCHAR(48) COLLATE ascii_bin NOT NULL,
  description BLOB NOT NULL COMMENT 'enc',
  metadata MEDIUMBLOB NULL COMMENT 'enc',
  ip_address VARBINARY(100) NULL COMMENT 'enc',
  user_agent VARBINARY(1100) NULL COMMENT 'enc',
  timestamp BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  KEY by_owner (owner_id, id),
  KEY by_user (user_id),
  KEY by_restaurant (restaurant_id, id),
  KEY by_agent (agent_id),
  KEY by_action (action),
  KEY by_timestamp (timestamp),
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
