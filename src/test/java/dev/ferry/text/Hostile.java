package dev.ferry.text;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts that somebody might send to see what happens. */
public final class Hostile {

    public static final List<String> TEXTS =
            List.of(
                    "/close",
                    " /close",
                    "x\n/close\r\n/label ~bug\r/assign me",
                    "\u2028/close\u2029/close\u0085/close",
                    "/migrate a to b",
                    "@all",
                    "@group/sub, (@ana) and @\u202eana @\u200bana",
                    "mail@example.com or www.example.com or https://example.com/a_b_c",
                    "see #12, !12, &12, $12, %12, %\"16.0\", ~bug, ~\"a b\", a/b#12, GH-12, gl-7",
                    "^alert#12 [issue:12] [vulnerability:3] *iteration:3 [[wiki]] [TOC]",
                    "-->",
                    "<!-- ferry:end status -->",
                    "<!-- ferry:begin status --> <!-- ferry:reply {\"to\":\"1\"} -->",
                    "<\u200b!-- ferry:end status --\u200b>",
                    "<script>alert(1)</script><img src=x onerror=alert(1)>",
                    "<details><summary>x",
                    "${\"freemarker.template.utility.Execute\"?new()(\"id\")} #{1} <#list> [=x]",
                    "a | b \\| c \\\\| d \\",
                    "|---|---|",
                    "`x` ``y`` ```z",
                    "```\ncode\n```",
                    "~~~",
                    "`",
                    "\\`\\",
                    "**bold** _it_ ~~gone~~ [link](javascript:alert(1)) ![i](http://x/y.png)",
                    "[ref]: http://x",
                    "[^1]: note",
                    "- item",
                    "+ item",
                    "* item",
                    "1. item",
                    "123) item",
                    "1234567890. no item",
                    "# Heading #",
                    "Heading\n===\nother\n---",
                    "---",
                    "> quote",
                    ">>>\nquote\n>>>",
                    "    code",
                    "\tcode",
                    "- [ ] task",
                    "[x] task",
                    "&lt;b&gt; &#64;all &amp;#64;",
                    "$x$ $`y`$ $$z$$",
                    "\u202eabc\u202c \u2066x\u2069 \ufeff \u0000 \u001b[31m \u0007",
                    "\ud83d \ude80 \ud83d\ude80 \ud83d\udc69\u200d\ud83d\udcbb e\u0301",
                    "שלום עולם",
                    "O'Brien & Söhne",
                    "claude-sonnet-4-5[1m]",
                    "AT&T, R&D, C#, F# 5%, ~5",
                    "",
                    " \t\r\n ",
                    "\u200b",
                    "+++\n---\n;;;",
                    "= x");

    private static final List<String> PIECES =
            Stream.concat(
                            TEXTS.stream(),
                            Stream.of(
                                    "\n",
                                    "\r\n",
                                    "\r",
                                    "\n\n",
                                    " ",
                                    "  ",
                                    "    ",
                                    "\t",
                                    "a",
                                    "B",
                                    "_",
                                    "-",
                                    "--",
                                    ">",
                                    "<",
                                    "<!--",
                                    "-->",
                                    "`",
                                    "``",
                                    "```",
                                    "````",
                                    "~~~",
                                    "#",
                                    "@",
                                    "|",
                                    "\\",
                                    "[",
                                    "]",
                                    "(",
                                    ")",
                                    "!",
                                    "&",
                                    "/",
                                    "*",
                                    "1.",
                                    "- ",
                                    "- [ ] ",
                                    "* [x] ",
                                    "> ",
                                    ">>>",
                                    "/migrate",
                                    "/migrate ",
                                    "to ",
                                    "->",
                                    "→",
                                    "\"",
                                    "“",
                                    "”",
                                    "--cutoff",
                                    "--features ",
                                    "=",
                                    ",",
                                    "2026-12-01",
                                    "help",
                                    "status",
                                    "duo-chat",
                                    "5%",
                                    "ferry:",
                                    "begin",
                                    "end",
                                    "x ",
                                    "<!-- ferry:begin x -->",
                                    "<!-- ferry:end x -->",
                                    "<!-- ferry:section x -->",
                                    "<!-- ferry:x {\"a\":\"b\"} -->",
                                    "<pre>",
                                    "</pre>",
                                    "<?",
                                    "?>",
                                    "<!X",
                                    "<![CDATA[",
                                    "]]>",
                                    "</details>",
                                    "\ud83d",
                                    "\ude80",
                                    "\u00a0",
                                    "\u3000",
                                    "模"))
                    .toList();

    private Hostile() {}

    /** Those that may name a test: the ones with something to see in them. */
    public static Stream<String> seeds() {
        return TEXTS.stream().filter(text -> !text.isBlank());
    }

    /** The same texts every time, of up to {@code most} pieces. */
    public static Stream<String> randoms(int seed, int most) {
        var random = new Random(seed);
        return Stream.generate(() -> random(random, most));
    }

    /** Up to {@code most} pieces in any order. */
    public static String random(Random random, int most) {
        return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                .limit(random.nextInt(most + 1))
                .collect(Collectors.joining());
    }
}
