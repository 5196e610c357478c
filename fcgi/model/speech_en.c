/* SPDX-License-Identifier: MIT
 *
 * speech_en.c: the English catalogue.
 */
#include "model/speech_words.h"

const struct speech_words speech_english = {
	.language = "en",
	.weekdays = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
		      "Saturday", "Sunday" },
	.months = { "January", "February", "March", "April", "May", "June",
		    "July", "August", "September", "October", "November",
		    "December" },
	.numbers = { "no", "one", "two", "three", "four", "five", "six",
		     "seven", "eight", "nine", "ten", "eleven", "twelve" },
	.date = "{weekday}, {month} {day}",
	.guest = "guest",
	.guests = "guests",
	.units = { "minute", "minutes", "hour", "hours", "day", "days" },
	.or = " or ",
	.comma = ", ",
	.messages = {
	[SPEECH_CREATED] =
	    "Your table is reserved for {name}, {party}, on {date} at {time}. "
	    "The reservation code is {code}.",
	[SPEECH_CHANGED] =
	    "Done. Reservation {code} is now for {party} on {date} at {time}.",
	[SPEECH_UNCHANGED] =
	    "Reservation {code} stays as it is: {party} on {date} at {time}.",
	[SPEECH_CANCELLED] =
	    "Reservation {code} for {date} at {time} is cancelled.",
	[SPEECH_FOUND] =
	    "I found reservation {code} for {name}, {party}, on {date} at "
	    "{time}.",
	[SPEECH_FREE] = "Yes, there is a table for {party} on {date} at "
			"{time}.",
	[SPEECH_TIMES] = "On {date} there is room for {party} at {list}.",
	[SPEECH_MARKED] = "Reservation {code} is updated.",
	[SPEECH_ASK_NAME] = "What name should the reservation be under?",
	[SPEECH_ASK_DATE] = "For which day? Today is {today}.",
	[SPEECH_ASK_TIME] = "For what time?",
	[SPEECH_ASK_PARTY] = "How many guests will there be?",
	[SPEECH_ASK_PHONE] = "I could not make out the phone number. Please "
			     "say it once more with the area code.",
	[SPEECH_ASK_EMAIL] = "That does not look like an e-mail address. "
			     "Please say it once more.",
	[SPEECH_ASK_WHICH] = "What is the four-digit reservation code, and "
			     "the name it was made under?",
	[SPEECH_ASK_CHANGE] = "What should be changed?",
	[SPEECH_UNCLEAR_DATE] = "Which day exactly? Please say the day and "
				"the month. Today is {today}.",
	[SPEECH_UNCLEAR_TIME] = "What time exactly, and is that in the "
				"morning or in the evening?",
	[SPEECH_UNCLEAR_NIGHT] = "It is after midnight, so I want to be "
				 "sure. Which date do you mean? Today is "
				 "{today}.",
	[SPEECH_UNCLEAR_PARTY] = "How many guests exactly will there be?",
	[SPEECH_NO_SUCH_DATE] = "That date does not exist. Today is {today}. "
				"Which day would you like?",
	[SPEECH_TOO_LONG] = "That is too long for me to note. Please say it "
			    "in fewer words.",
	[SPEECH_NOT_TAKING] = "The restaurant is not taking reservations for "
			      "then.",
	[SPEECH_NO_SUCH_TIME] = "The clocks change that night, so that time "
				"does not exist. The next one is {time}.",
	[SPEECH_PAST] = "That time has already passed. Today is {today}. "
			"Which day and time would you like?",
	[SPEECH_TOO_SOON] = "That is too soon: reservations need "
			    "notice of at least {duration}.",
	[SPEECH_TOO_FAR] = "That is too far ahead: reservations are "
"taken up to {days} in advance.",
	[SPEECH_CLOSED_TIME] = "There are no reservations for {date} at "
			       "{time}.",
	[SPEECH_CLOSED_DAY] = "The restaurant is closed on {date}.",
	[SPEECH_PARTY_SMALL] = "Reservations are for at least {party}.",
	[SPEECH_PARTY_LARGE] = "I can reserve for at most {party}. For a "
"larger party please ring the restaurant "
"directly.",
	[SPEECH_FULL_TIME] = "There is no table left for {party} on {date} "
			     "at {time}.",
	[SPEECH_FULL_DAY] = "There is no table left for {party} on {date}.",
	[SPEECH_OFFER] = " I could offer {list}.",
	[SPEECH_OFFER_DAYS] = " There is room on {list}.",
	[SPEECH_UNKNOWN] = "I could not find a reservation with these "
			   "details. Please check the code and the name.",
	[SPEECH_SEVERAL] = "There are several reservations. Which one do you "
			   "mean: {list}?",
	[SPEECH_STALE] = "Somebody has just changed this reservation. Please "
			 "look at it again.",
	[SPEECH_ENDED_CANCELLED] = "Reservation {code} has been cancelled "
				   "and cannot be changed.",
	[SPEECH_ENDED] = "Reservation {code} is already closed and cannot be "
			 "changed.",
	[SPEECH_SAME_TABLE] = "There is already reservation {code} for "
			      "{party} on {date} at {time}. Should I change "
			      "its number of guests instead?",
	[SPEECH_NO_CODES] = "The restaurant cannot take any more "
			    "reservations at the moment. Please ring it "
			    "directly.",
	[SPEECH_TRIES] = "I am sorry, I could not find it. Please ring the "
			 "restaurant directly.",
	[SPEECH_TROUBLE] = "I am sorry, I cannot reach the reservation book "
			   "right now. Nothing has been booked. Please try "
			   "again in a moment.",
	[SPEECH_UNCERTAIN] = "I am sorry, I cannot tell whether that was "
			     "saved. Please ask me to look the reservation "
			     "up in a moment.",
	},
};
