package dev.ferry.render;

import dev.ferry.text.Escape;
import freemarker.core.TemplateMarkupOutputModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Functions by which a template says where a value from outside shall stand, when that is not plain
 * flowing text: {@code ${code(model.id)}}.
 */
final class Places {

    private static final int LONGEST_NAME = 160;
    private static final int LONGEST_SENTENCE = 600;
    private static final int LONGEST_BLOCK = 1_500;
    private static final int LONGEST_ADDRESS = 1_000;

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[\\w.:-]+(?:/[\\w.,:;~%+=@!$&/?#-]*)?");
    private static final Pattern MENTION = Pattern.compile("@?(\\w[\\w.-]*+(?:/\\w[\\w.-]*+)*+)");
    private static final Pattern EVERYBODY =
            Pattern.compile("all|everyone|here|channel", Pattern.CASE_INSENSITIVE);

    private Places() {}

    static Map<String, TemplateMethodModelEx> functions() {
        return Map.of(
                "code", place(1, a -> code(a.getFirst())),
                "prose", place(1, a -> prose(a.getFirst())),
                "sentence", place(1, a -> sentence(a.getFirst())),
                "block", place(1, a -> block(a.getFirst())),
                "link", place(2, a -> link(a.getFirst(), a.getLast())),
                "address", place(1, a -> address(a.getFirst())),
                "mention", place(1, a -> mention(a.getFirst())));
    }

    /** A code span: identifiers, commands. */
    static String code(String text) {
        return within(LONGEST_NAME, text, Escape::code);
    }

    /**
     * A sentence of ours or of the configuration, in which `code` stays code and nothing else acts.
     */
    static String prose(String text) {
        return within(LONGEST_SENTENCE, text, Places::spans);
    }

    private static String spans(String text) {
        var parts = text.split("`", -1);
        if (parts.length % 2 == 0) {
            return Escape.cell(String.join("`", parts));
        }
        var out = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean code = i % 2 == 1 && !parts[i].isBlank();
            out.append(code ? Escape.code(parts[i]) : between(parts[i]));
        }
        return out.toString().strip();
    }

    /** Text next to code keeps its spaces. */
    private static String between(String part) {
        if (part.isBlank()) {
            return part.isEmpty() ? "" : " ";
        }
        boolean before = Character.isWhitespace(part.charAt(0));
        boolean after = Character.isWhitespace(part.charAt(part.length() - 1));
        return (before ? " " : "") + Escape.cell(part) + (after ? " " : "");
    }

    /** Prose that ends as a sentence does. */
    static String sentence(String text) {
        var stripped = text.strip();
        boolean ended =
                stripped.isEmpty() || ".!?…:".indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
        return prose(ended ? stripped : stripped + ".");
    }

    /** Several lines of somebody's words, as a quotation. */
    static String block(String text) {
        return within(LONGEST_BLOCK, text, Escape::block);
    }

    /** A link where the address is one of the web; otherwise the text alone. */
    static String link(String text, String address) {
        var shown = within(LONGEST_NAME, text, Escape::cell);
        return isWeb(address) ? "[" + shown + "](" + address + ")" : shown;
    }

    /** An address as it is: to click where it is one of the web, as code otherwise. */
    static String address(String address) {
        return isWeb(address) ? "<" + address + ">" : code(address);
    }

    private static boolean isWeb(String address) {
        return address.length() <= LONGEST_ADDRESS && ADDRESS.matcher(address).matches();
    }

    /**
     * Calls somebody, on purpose. What is no plain user or group name, or would call everybody, is
     * only shown.
     */
    static String mention(String name) {
        var m = MENTION.matcher(Escape.limit(name, LONGEST_NAME));
        return m.matches() && !EVERYBODY.matcher(m.group(1)).matches()
                ? "@" + m.group(1)
                : within(LONGEST_NAME, name, Escape::cell);
    }

    /**
     * Escapes, and cuts what is too long. A text of nothing but characters that must be escaped is
     * cut earlier, so that nobody can fill an issue by a name.
     */
    static String within(int longest, String text, UnaryOperator<String> escape) {
        int length = longest;
        var escaped = escape.apply(Escape.limit(text, length));
        while (escaped.length() > 2 * longest) {
            length /= 2;
            escaped = escape.apply(Escape.limit(text, length));
        }
        return escaped;
    }

    private static TemplateMethodModelEx place(int arity, Function<List<String>, String> escape) {
        return arguments -> {
            if (arguments.size() != arity) {
                throw new TemplateModelException(
                        "takes " + arity + " argument(s), not " + arguments.size());
            }
            return MarkdownFormat.safe(escape.apply(texts(arguments)));
        };
    }

    private static List<String> texts(List<?> arguments) throws TemplateModelException {
        var texts = new ArrayList<String>();
        for (var argument : arguments) {
            switch (argument) {
                case TemplateScalarModel text -> texts.add(text.getAsString());
                case null, default ->
                        throw new TemplateModelException(
                                argument instanceof TemplateMarkupOutputModel
                                        ? "was given Markdown where it takes plain text"
                                        : "was given nothing, or something that is no text");
            }
        }
        return texts;
    }
}
