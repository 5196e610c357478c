/* SPDX-License-Identifier: MIT
 *
 * phone_oracle.cc: libphonenumber beside model/phone.c.
 *
 * Without arguments: the example numbers of every country, written in
 * national and in international form, must come out of phone_normalise as
 * libphonenumber has them. With --table: print model/phone_table.inc anew.
 *
 * The library is used here and not in the programs because it costs each
 * process 10 MB of resident memory and 13 ms at start.
 */
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <set>
#include <string>

#include <phonenumbers/phonenumberutil.h>

extern "C" bool phone_normalise(const char *text, const char *country,
				char *out);

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();

static unsigned
possible_lengths(int code)
{
	unsigned mask = 0;

	for (int length = 1; length <= 15; length++) {
		PhoneNumber n;
		uint64_t value = 2;

		for (int i = 1; i < length; i++)
			value = value * 10 + 3;
		n.set_country_code(code);
		n.set_national_number(value);
		if (util->IsPossibleNumberWithReason(n) ==
		    PhoneNumberUtil::IS_POSSIBLE)
			mask |= 1u << length;
	}
	return mask;
}

/* The usual first digits of a call abroad. */
static const char *
abroad(const std::string &region)
{
	static const char *const tries[] = { "00",  "011", "0011", "010", "009",
					     "810", "000", "001",  "119", "0" };
	bool german = util->GetCountryCodeForRegion(region) == 44;

	for (const char *t : tries) {
		PhoneNumber n;
		std::string text(t);

		text += german ? "493012345678" : "441212345678";
		if (util->Parse(text, region, &n) ==
			PhoneNumberUtil::NO_PARSING_ERROR &&
		    n.country_code() == (german ? 49 : 44))
			return t;
	}
	return "";
}

static void
print_table()
{
	std::set<std::string> regions;

	util->GetSupportedRegions(&regions);
	for (const std::string &r : regions) {
		int code = util->GetCountryCodeForRegion(r);
		std::string trunk;

		util->GetNddPrefixForRegion(r, true, &trunk);
		std::printf("{ \"%s\", %d, \"%s\", \"%s\", 0x%04x },\n",
			    r.c_str(), code, trunk.c_str(), abroad(r),
			    possible_lengths(code));
	}
}

static int tried, differ;

static void
compare(const PhoneNumber &n, PhoneNumberUtil::PhoneNumberFormat format,
	const std::string &region)
{
	std::string text, want;
	char got[32] = "";

	util->Format(n, format, &text);
	util->Format(n, PhoneNumberUtil::E164, &want);
	phone_normalise(text.c_str(), region.c_str(), got);
	tried++;
	if (want == got)
		return;
	differ++;
	std::printf("%s \"%s\": %s, not %s\n", region.c_str(), text.c_str(),
		    got, want.c_str());
}

int
main(int argc, char **argv)
{
	std::set<std::string> regions;

	if (argc > 1 && std::strcmp(argv[1], "--table") == 0) {
		print_table();
		return 0;
	}
	util->GetSupportedRegions(&regions);
	for (const std::string &r : regions)
		for (auto type :
		     { PhoneNumberUtil::FIXED_LINE, PhoneNumberUtil::MOBILE }) {
			PhoneNumber n;

			if (!util->GetExampleNumberForType(r, type, &n))
				continue;
			compare(n, PhoneNumberUtil::NATIONAL, r);
			compare(n, PhoneNumberUtil::INTERNATIONAL, r);
			compare(n, PhoneNumberUtil::E164, "US");
		}
	std::printf("%d numbers, %d differ\n", tried, differ);
	/* Argentina's and Mexico's mobile numbers are written with digits in
	 * the middle that the international form lacks: they are asked for
	 * again. Everything else agrees. */
	return tried < 1000 || differ > tried / 100;
}
