# SPDX-License-Identifier: MIT
#
# templates.pl: the rules of t/lint/templates; prints file:line: fault.
use strict;
use warnings;

my %allowed = map { $_ => 1 } qw(var if elif else each with loop set def call
    include);
my %ends = map { $_ => 1 } qw(if each with loop def);
my $file;

sub fault
{
	my ($text, $at, $why) = @_;
	my $line = 1 + (substr($text, 0, $at) =~ tr/\n//);

	print "$file:$line: $why\n";
}

# One tag between <?cs and ?>.
sub tag
{
	my ($text, $at, $body) = @_;
	my ($name, $sep, $rest);

	$body =~ s/^\s+|\s+$//g;
	return if $body =~ /^#/ || $body eq '';
	if ($body =~ m{^/(\w+)$}) {
		fault($text, $at, "unknown end /$1") unless $ends{$1};
		return;
	}
	return if $body eq 'else';
	($name, $sep, $rest) = $body =~ /^(\w+)([:!])(.*)$/s;
	if (!defined $name) {
		fault($text, $at, "not a tag: $body");
		return;
	}
	if (!$allowed{$name}) {
		fault($text, $at, "$name: is not used here");
		return;
	}
	fault($text, $at, 'write include!"file": include: of a missing file is silent')
	    if $name eq 'include' && $sep eq ':';
	fault($text, $at, "$name! is only for include")
	    if $name ne 'include' && $sep eq '!' ;
	fault($text, $at, 'include! takes a literal or Page.Template')
	    if $name eq 'include' && $rest !~ /^"[^"+]+"$/ && $rest !~ /^[A-Z]\w*\.\w+$/;
	fault($text, $at, 'set: of a dotted name')
	    if $name eq 'set' && $rest =~ /^\s*[\w]+[.\[]/;
	fault($text, $at, 'an escaping function stands alone in its expression')
	    if $rest =~ /\b(?:url|js|html)_escape\s*\(|\burl_validate\s*\(/ &&
	       $rest !~ /^(?:url|js|html)_escape\s*\([^()]*\)$|^url_validate\s*\([^()]*\)$/;
}

# The page with each tag replaced by a mark, for rules on the HTML.
sub markup
{
	my ($text) = @_;
	my $plain = $text;

	$plain =~ s/<\?cs(.*?)\?>/my $t = $1; my $n = ($t =~ tr|\n||);
	    ($t =~ m{^\s*var:} ? "\x01" : "\x02") . ("\n" x $n)/gse;
	return $plain;
}

# Walk over the elements: a value stands in text or within double quotes.
sub attributes
{
	my ($plain) = @_;
	my ($in, $quote) = (0, '');

	for my $at (0 .. length($plain) - 1) {
		my $c = substr($plain, $at, 1);

		if (!$in) {
			$in = 1 if $c eq '<' &&
			    substr($plain, $at + 1, 1) =~ m{[A-Za-z/\x01]};
		} elsif ($quote) {
			$quote = '' if $c eq $quote;
			fault($plain, $at, 'value in a single-quoted attribute')
			    if $c eq "\x01" && $quote eq "'";
		} elsif ($c eq '"' || $c eq "'") {
			$quote = $c;
		} elsif ($c eq '>') {
			$in = 0;
		} elsif ($c eq "\x01") {
			fault($plain, $at, 'value in a tag, outside of quotes');
		}
	}
}

my @html = (
	[qr/<script(?![^>]*\bsrc\s*=)[^>]*>/i, 'script without src'],
	[qr/<script[^>]*>[^<]*[^\s<][^<]*<\/script>/i, 'script with a body'],
	[qr/<style\b/i, 'style element'],
	[qr/<[^>]*\sstyle\s*=/i, 'style attribute'],
	[qr/<[^>]*\son[a-z]+\s*=/i, 'on...= attribute'],
	[qr/javascript:/i, 'javascript: URL'],
	[qr/<base\b/i, 'base element'],
	[qr/<form\b(?=[^>]*\bmethod\s*=\s*"post")(?:(?!<\/form>).)*<\/form>/is,
	    'POST form without csrf', qr/name="csrf"/],
);

for (@ARGV) {
	$file = $_;
	open(my $in, '<:raw', $file) or die "$file: $!\n";
	my $text = do { local $/; <$in> };
	my $opens = () = $text =~ /<\?cs\b/g;
	my $pairs = () = $text =~ /<\?cs.*?\?>/gs;
	my $plain = markup($text);

	fault($text, 0, 'a tag that never ends') if $opens != $pairs;
	fault($text, 0, 'not the SPDX line')
	    if $text !~ /\A<\?cs # SPDX-License-Identifier: MIT \?>/;
	tag($text, $-[0], $1) while $text =~ /<\?cs\b(.*?)\?>/gs;
	while ($text =~ /escape:\s*"/g) {
		fault($text, $-[0], 'escape: is not used here');
	}
	# A \x01 in an href needs a fixed beginning: / or tel: or mailto:.
	while ($plain =~ /\b(?:href|src|action|formaction)\s*=\s*"\x01/g) {
		my $at = $-[0];
		# Macro parameters named href are literals of the caller.
		my $line = (split /\n/, substr($plain, 0, $at) . 'x', -1);
		my @lines = split /\n/, $text, -1;
		next if $lines[$line - 1] =~ /="<\?cs var:(?:href|Page\.Path|url_validate\([^()]*\)) ?\?>/;
		fault($plain, $at, 'a value begins a URL; use url_validate()');
	}
	attributes($plain);
	for my $rule (@html) {
		my ($pattern, $why, $unless) = @$rule;

		while ($plain =~ /$pattern/g) {
			next if $unless && $& =~ $unless;
			fault($plain, $-[0], $why);
		}
	}
}
