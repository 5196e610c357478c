-- Agents, what they own at the platform, and phone numbers.

CREATE TABLE agents (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  restaurant_id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  elevenlabs_agent_id VARCHAR(100) NULL,
  elevenlabs_voice_id VARCHAR(100) NOT NULL,
  phone_number VARCHAR(20) COLLATE ascii_bin NULL,
  name VARCHAR(120) NOT NULL,
  voice_name VARCHAR(100) NOT NULL,
  language VARCHAR(16) COLLATE ascii_bin NOT NULL,
  greeting VARCHAR(1000) NOT NULL,
  conversation_style VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (conversation_style IN ('professional', 'friendly', 'casual')),
  max_conversation_duration INT NOT NULL
    CHECK (max_conversation_duration > 0),
  enable_voicemail TINYINT(1) NOT NULL,
  voicemail_message VARCHAR(1000) NULL,
  knowledge_base_id VARCHAR(100) NULL,
  status VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (status IN ('active', 'paused', 'configuring', 'error')),
  last_call_at BIGINT NULL,
  total_calls BIGINT NOT NULL DEFAULT 0,
  total_seconds BIGINT NOT NULL DEFAULT 0,
  last_error VARCHAR(400) NULL,
  error_count INT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  KEY by_restaurant (restaurant_id),
  KEY by_owner (owner_id),
  UNIQUE KEY by_elevenlabs_agent_id (elevenlabs_agent_id),
  UNIQUE KEY by_phone_number (phone_number),
  KEY by_status (status)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE agent_tools (
  agent_id BIGINT UNSIGNED NOT NULL,
  tool VARCHAR(32) COLLATE ascii_bin NOT NULL
    CHECK (tool IN ('create_reservation', 'find_reservation',
      'edit_reservation', 'cancel_reservation', 'check_availability')),
  owner_id BIGINT UNSIGNED NOT NULL,
  platform_tool_id VARCHAR(100) NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (agent_id, tool)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE agent_secrets (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  agent_id BIGINT UNSIGNED NOT NULL,
  owner_id BIGINT UNSIGNED NOT NULL,
  secret_hash BINARY(32) NOT NULL COMMENT 'hash',
  secret_value VARBINARY(200) NULL COMMENT 'enc',
  platform_secret_id VARCHAR(100) NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NULL,
  UNIQUE KEY by_secret (secret_hash),
  KEY by_agent (agent_id),
  KEY by_end (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE phone_numbers (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  number VARCHAR(20) COLLATE ascii_bin NOT NULL,
  country CHAR(2) COLLATE ascii_bin NOT NULL,
  area_code VARCHAR(8) COLLATE ascii_bin NOT NULL,
  owner_id BIGINT UNSIGNED NULL,
  agent_id BIGINT UNSIGNED NULL,
  restaurant_id BIGINT UNSIGNED NULL,
  supplier_sid VARCHAR(64) NOT NULL,
  elevenlabs_phone_id VARCHAR(100) NULL,
  status VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (status IN ('available', 'assigned', 'reserved', 'released')),
  provisioned_at BIGINT NOT NULL,
  assigned_at BIGINT NULL,
  released_at BIGINT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE KEY by_number (number),
  KEY by_status (status, country, area_code),
  KEY by_agent (agent_id),
  KEY by_owner (owner_id),
  KEY by_elevenlabs_phone_id (elevenlabs_phone_id),
  KEY by_provisioned (provisioned_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE voices (
  id VARCHAR(100) NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  category VARCHAR(40) NOT NULL,
  preview_url VARCHAR(500) NOT NULL,
  language VARCHAR(40) NOT NULL,
  gender VARCHAR(40) NOT NULL,
  age VARCHAR(40) NOT NULL,
  accent VARCHAR(80) NOT NULL,
  description VARCHAR(1000) NOT NULL,
  position INT NOT NULL,
  read_at BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
