-- Restaurants: what is said of a house is public business data (its address
-- and phone stand on its door), so it is not sealed.

CREATE TABLE restaurants (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  owner_id BIGINT UNSIGNED NOT NULL,
  name VARCHAR(120) NOT NULL,
  slug VARCHAR(80) NOT NULL,
  description VARCHAR(2000) NULL,
  cuisine VARCHAR(80) NULL,
  location_address VARCHAR(200) NOT NULL,
  location_city VARCHAR(100) NOT NULL,
  location_state VARCHAR(100) NOT NULL,
  location_country CHAR(2) COLLATE ascii_bin NOT NULL,
  location_zip_code VARCHAR(20) NOT NULL,
  location_timezone VARCHAR(64) NOT NULL,
  contact_email VARCHAR(254) NOT NULL,
  contact_phone VARCHAR(20) NOT NULL,
  contact_website VARCHAR(200) NULL,
  seating_capacity INT NOT NULL CHECK (seating_capacity > 0),
  avg_table_turnover_minutes INT NOT NULL
    CHECK (avg_table_turnover_minutes > 0),
  reservation_buffer INT NOT NULL CHECK (reservation_buffer >= 0),
  max_party_size INT NOT NULL,
  min_party_size INT NOT NULL CHECK (min_party_size > 0),
  advance_booking_days INT NOT NULL CHECK (advance_booking_days >= 0),
  lead_minutes INT NOT NULL DEFAULT 0 CHECK (lead_minutes >= 0),
  pacing_covers INT NOT NULL DEFAULT 0 CHECK (pacing_covers >= 0),
  cancellation_policy VARCHAR(2000) NULL,
  status VARCHAR(16) COLLATE ascii_bin NOT NULL
    CHECK (status IN ('active', 'paused', 'archived')),
  revision INT UNSIGNED NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  KEY by_owner (owner_id),
  KEY by_status (status),
  UNIQUE KEY by_slug (slug),
  CONSTRAINT party_sizes CHECK (max_party_size >= min_party_size)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE restaurant_hours (
  restaurant_id BIGINT UNSIGNED NOT NULL,
  weekday TINYINT NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  period TINYINT NOT NULL,
  open_minute SMALLINT NOT NULL CHECK (open_minute BETWEEN 0 AND 1439),
  close_minute SMALLINT NOT NULL,
  last_seating_minute SMALLINT NOT NULL DEFAULT -1,
  PRIMARY KEY (restaurant_id, weekday, period),
  CONSTRAINT hours_restaurant FOREIGN KEY (restaurant_id)
    REFERENCES restaurants (id) ON DELETE CASCADE,
  CONSTRAINT hours_order CHECK (close_minute > open_minute
    AND close_minute <= open_minute + 1440)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE special_days (
  restaurant_id BIGINT UNSIGNED NOT NULL,
  date DATE NOT NULL,
  stop_bookings TINYINT(1) NOT NULL DEFAULT 0,
  reason VARCHAR(200) NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (restaurant_id, date),
  CONSTRAINT special_restaurant FOREIGN KEY (restaurant_id)
    REFERENCES restaurants (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE special_hours (
  restaurant_id BIGINT UNSIGNED NOT NULL,
  date DATE NOT NULL,
  period TINYINT NOT NULL,
  open_minute SMALLINT NOT NULL CHECK (open_minute BETWEEN 0 AND 1439),
  close_minute SMALLINT NOT NULL,
  last_seating_minute SMALLINT NOT NULL DEFAULT -1,
  PRIMARY KEY (restaurant_id, date, period),
  CONSTRAINT special_hours_day FOREIGN KEY (restaurant_id, date)
    REFERENCES special_days (restaurant_id, date) ON DELETE CASCADE,
  CONSTRAINT special_hours_order CHECK (close_minute > open_minute
    AND close_minute <= open_minute + 1440)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE turn_times (
  restaurant_id BIGINT UNSIGNED NOT NULL,
  up_to_party SMALLINT NOT NULL CHECK (up_to_party > 0),
  minutes SMALLINT NOT NULL CHECK (minutes > 0),
  PRIMARY KEY (restaurant_id, up_to_party),
  CONSTRAINT turns_restaurant FOREIGN KEY (restaurant_id)
    REFERENCES restaurants (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What every booking writes first. No foreign key: its parent would be hot.
CREATE TABLE service_days (
  restaurant_id BIGINT UNSIGNED NOT NULL,
  kind TINYINT NOT NULL COMMENT '0 business date, 1 UTC day',
  day INT NOT NULL COMMENT 'days since 1970-01-01',
  version BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (restaurant_id, kind, day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE restaurant_versions (
  restaurant_id BIGINT UNSIGNED NOT NULL,
  kind TINYINT NOT NULL,
  version BIGINT UNSIGNED NOT NULL,
  PRIMARY KEY (restaurant_id, kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
