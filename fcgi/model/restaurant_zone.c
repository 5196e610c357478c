/* SPDX-License-Identifier: MIT
 *
 * restaurant_zone.c: which time zone an address most likely means.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/restaurant.h"

struct guess {
	const char *place; /* "DE" or, where a country has several, "US-CA" */
	const char *zone;
};

/* clang-format off */
static const struct guess guesses[] = {
	{ "AE", "Asia/Dubai" }, { "AR", "America/Argentina/Buenos_Aires" },
	{ "AT", "Europe/Vienna" }, { "BE", "Europe/Brussels" },
	{ "BG", "Europe/Sofia" }, { "CH", "Europe/Zurich" },
	{ "CL", "America/Santiago" }, { "CN", "Asia/Shanghai" },
	{ "CO", "America/Bogota" }, { "CR", "America/Costa_Rica" },
	{ "CY", "Asia/Nicosia" }, { "CZ", "Europe/Prague" },
	{ "DE", "Europe/Berlin" }, { "DK", "Europe/Copenhagen" },
	{ "DO", "America/Santo_Domingo" }, { "EE", "Europe/Tallinn" },
	{ "EG", "Africa/Cairo" }, { "ES", "Europe/Madrid" },
	{ "ES-CN", "Atlantic/Canary" }, { "FI", "Europe/Helsinki" },
	{ "FR", "Europe/Paris" }, { "GB", "Europe/London" },
	{ "GR", "Europe/Athens" }, { "HK", "Asia/Hong_Kong" },
	{ "HR", "Europe/Zagreb" }, { "HU", "Europe/Budapest" },
	{ "IE", "Europe/Dublin" }, { "IL", "Asia/Jerusalem" },
	{ "IN", "Asia/Kolkata" }, { "IS", "Atlantic/Reykjavik" },
	{ "IT", "Europe/Rome" }, { "JP", "Asia/Tokyo" },
	{ "KR", "Asia/Seoul" }, { "LT", "Europe/Vilnius" },
	{ "LU", "Europe/Luxembourg" }, { "LV", "Europe/Riga" },
	{ "MA", "Africa/Casablanca" }, { "MT", "Europe/Malta" },
	{ "MY", "Asia/Kuala_Lumpur" }, { "NG", "Africa/Lagos" },
	{ "NL", "Europe/Amsterdam" }, { "NO", "Europe/Oslo" },
	{ "NZ", "Pacific/Auckland" }, { "PA", "America/Panama" },
	{ "PE", "America/Lima" }, { "PH", "Asia/Manila" },
	{ "PL", "Europe/Warsaw" }, { "PR", "America/Puerto_Rico" },
	{ "PT", "Europe/Lisbon" }, { "PT-20", "Atlantic/Azores" },
	{ "RO", "Europe/Bucharest" }, { "RS", "Europe/Belgrade" },
	{ "SA", "Asia/Riyadh" }, { "SE", "Europe/Stockholm" },
	{ "SG", "Asia/Singapore" }, { "SI", "Europe/Ljubljana" },
	{ "SK", "Europe/Bratislava" }, { "TH", "Asia/Bangkok" },
	{ "TR", "Europe/Istanbul" }, { "TW", "Asia/Taipei" },
	{ "UA", "Europe/Kyiv" }, { "UY", "America/Montevideo" },
	{ "VN", "Asia/Ho_Chi_Minh" }, { "ZA", "Africa/Johannesburg" },

	{ "AU-ACT", "Australia/Sydney" }, { "AU-NSW", "Australia/Sydney" },
	{ "AU-NT", "Australia/Darwin" }, { "AU-QLD", "Australia/Brisbane" },
	{ "AU-SA", "Australia/Adelaide" }, { "AU-TAS", "Australia/Hobart" },
	{ "AU-VIC", "Australia/Melbourne" }, { "AU-WA", "Australia/Perth" },
	{ "BR-AM", "America/Manaus" }, { "BR-BA", "America/Bahia" },
	{ "BR-CE", "America/Fortaleza" }, { "BR-DF", "America/Sao_Paulo" },
	{ "BR-MG", "America/Sao_Paulo" }, { "BR-PE", "America/Recife" },
	{ "BR-PR", "America/Sao_Paulo" }, { "BR-RJ", "America/Sao_Paulo" },
	{ "BR-RS", "America/Sao_Paulo" }, { "BR-SC", "America/Sao_Paulo" },
	{ "BR-SP", "America/Sao_Paulo" },
	{ "CA-AB", "America/Edmonton" }, { "CA-BC", "America/Vancouver" },
	{ "CA-MB", "America/Winnipeg" }, { "CA-NB", "America/Moncton" },
	{ "CA-NL", "America/St_Johns" }, { "CA-NS", "America/Halifax" },
	{ "CA-ON", "America/Toronto" }, { "CA-PE", "America/Halifax" },
	{ "CA-QC", "America/Toronto" }, { "CA-SK", "America/Regina" },
	{ "CA-YT", "America/Whitehorse" },
	{ "MX-BCN", "America/Tijuana" }, { "MX-CMX", "America/Mexico_City" },
	{ "MX-JAL", "America/Mexico_City" }, { "MX-NLE", "America/Monterrey" },
	{ "MX-ROO", "America/Cancun" },

	{ "US-AK", "America/Anchorage" }, { "US-AL", "America/Chicago" },
	{ "US-AR", "America/Chicago" }, { "US-AZ", "America/Phoenix" },
	{ "US-CA", "America/Los_Angeles" }, { "US-CO", "America/Denver" },
	{ "US-CT", "America/New_York" }, { "US-DC", "America/New_York" },
	{ "US-DE", "America/New_York" }, { "US-FL", "America/New_York" },
	{ "US-GA", "America/New_York" }, { "US-HI", "Pacific/Honolulu" },
	{ "US-IA", "America/Chicago" }, { "US-ID", "America/Boise" },
	{ "US-IL", "America/Chicago" },
	{ "US-IN", "America/Indiana/Indianapolis" },
	{ "US-KS", "America/Chicago" }, { "US-KY", "America/New_York" },
	{ "US-LA", "America/Chicago" }, { "US-MA", "America/New_York" },
	{ "US-MD", "America/New_York" }, { "US-ME", "America/New_York" },
	{ "US-MI", "America/Detroit" }, { "US-MN", "America/Chicago" },
	{ "US-MO", "America/Chicago" }, { "US-MS", "America/Chicago" },
	{ "US-MT", "America/Denver" }, { "US-NC", "America/New_York" },
	{ "US-ND", "America/Chicago" }, { "US-NE", "America/Chicago" },
	{ "US-NH", "America/New_York" }, { "US-NJ", "America/New_York" },
	{ "US-NM", "America/Denver" }, { "US-NV", "America/Los_Angeles" },
	{ "US-NY", "America/New_York" }, { "US-OH", "America/New_York" },
	{ "US-OK", "America/Chicago" }, { "US-OR", "America/Los_Angeles" },
	{ "US-PA", "America/New_York" }, { "US-RI", "America/New_York" },
	{ "US-SC", "America/New_York" }, { "US-SD", "America/Chicago" },
	{ "US-TN", "America/Chicago" }, { "US-TX", "America/Chicago" },
	{ "US-UT", "America/Denver" }, { "US-VA", "America/New_York" },
	{ "US-VT", "America/New_York" }, { "US-WA", "America/Los_Angeles" },
	{ "US-WI", "America/Chicago" }, { "US-WV", "America/New_York" },
	{ "US-WY", "America/Denver" },
};

/* States as people write them out. */
static const struct guess states[] = {
	{ "Alabama", "AL" }, { "Alaska", "AK" }, { "Arizona", "AZ" },
	{ "Arkansas", "AR" }, { "California", "CA" }, { "Colorado", "CO" },
	{ "Connecticut", "CT" }, { "Delaware", "DE" },
	{ "District of Columbia", "DC" }, { "Florida", "FL" },
	{ "Georgia", "GA" }, { "Hawaii", "HI" }, { "Idaho", "ID" },
	{ "Illinois", "IL" }, { "Indiana", "IN" }, { "Iowa", "IA" },
	{ "Kansas", "KS" }, { "Kentucky", "KY" }, { "Louisiana", "LA" },
	{ "Maine", "ME" }, { "Maryland", "MD" }, { "Massachusetts", "MA" },
	{ "Michigan", "MI" }, { "Minnesota", "MN" }, { "Mississippi", "MS" },
	{ "Missouri", "MO" }, { "Montana", "MT" }, { "Nebraska", "NE" },
	{ "Nevada", "NV" }, { "New Hampshire", "NH" }, { "New Jersey", "NJ" },
	{ "New Mexico", "NM" }, { "New York", "NY" },
	{ "North Carolina", "NC" }, { "North Dakota", "ND" }, { "Ohio", "OH" },
	{ "Oklahoma", "OK" }, { "Oregon", "OR" }, { "Pennsylvania", "PA" },
	{ "Rhode Island", "RI" }, { "South Carolina", "SC" },
	{ "South Dakota", "SD" }, { "Tennessee", "TN" }, { "Texas", "TX" },
	{ "Utah", "UT" }, { "Vermont", "VT" }, { "Virginia", "VA" },
	{ "Washington", "WA" }, { "West Virginia", "WV" },
	{ "Wisconsin", "WI" }, { "Wyoming", "WY" },
	{ "Ontario", "ON" }, { "Quebec", "QC" }, { "Alberta", "AB" },
	{ "British Columbia", "BC" }, { "Manitoba", "MB" },
	{ "Nova Scotia", "NS" }, { "Saskatchewan", "SK" },
	{ "New South Wales", "NSW" }, { "Victoria", "VIC" },
	{ "Queensland", "QLD" }, { "South Australia", "SA" },
	{ "Western Australia", "WA" }, { "Tasmania", "TAS" },
};
/* clang-format on */

static const char *
look_up(const struct guess *table, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(table[i].place, key) == 0)
			return table[i].zone;
	return NULL;
}
#define LOOK_UP(table, key)                                                    \
	look_up(table, sizeof(table) / sizeof((table)[0]), key)

const char *
restaurant_guess_zone(const char *country, const char *state)
{
	const char *code = state ? LOOK_UP(states, state) : NULL;
	const char *zone = NULL;
	char key[16];

	if (!country || strlen(country) != 2)
		return NULL;
	if (!code)
		code = state;
	if (code && *code && strlen(code) < 8) {
		snprintf(key, sizeof(key), "%s-%s", country, code);
		zone = LOOK_UP(guesses, key);
	}
	return zone ? zone : LOOK_UP(guesses, country);
}
