package dev.ferry.tracker.embedded.web;

import dev.ferry.text.Checklist;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.ListItem;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * The boxes of a task list as buttons. A box can be ticked where Ferry counts it, too. Boxes are
 * drawn after the sanitiser, at names that nobody can guess, so that no text can make one.
 */
final class TaskBoxes extends AbstractVisitor {

    private static final Pattern BOX = Pattern.compile("\\[([ xX])]\\s+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String form;
    private final boolean mayTick;
    private final Map<Integer, Integer> countedAt = new HashMap<>();
    private final List<Checklist.Task> counted;
    private final List<String> drawn = new ArrayList<>();
    private final String secret;

    /**
     * @param form id of the form that a box is posted with
     */
    TaskBoxes(String text, String form, boolean mayTick) {
        this.form = form;
        this.mayTick = mayTick;
        this.counted = Checklist.tasks(text);
        for (int i = 0; i < counted.size(); i++) {
            countedAt.put(counted.get(i).at(), i);
        }
        var random = new byte[16];
        RANDOM.nextBytes(random);
        this.secret = "x" + HexFormat.of().formatHex(random) + "n";
    }

    /**
     * What pressing a box asks for: its place, its words in case the place has moved, and the state
     * that it should have.
     */
    record Wish(int index, String words, boolean done) {

        private static final Pattern TEXT = Pattern.compile("(\\d{1,6})-([0-9a-f]{1,8})-([xo])");

        static Wish toggle(int index, Checklist.Task task) {
            return new Wish(index, print(task), !task.done());
        }

        static Optional<Wish> parse(String text) {
            return Optional.of(TEXT.matcher(text))
                    .filter(Matcher::matches)
                    .map(m ->
                            new Wish(
                                    Integer.parseInt(m.group(1)),
                                    m.group(2),
                                    m.group(3).equals("x")));
        }

        /** The body with the wish fulfilled; nothing where the task is not found for certain. */
        Optional<String> in(String body) {
            var tasks = Checklist.tasks(body);
            var named =
                    IntStream.range(0, tasks.size())
                            .filter(i -> print(tasks.get(i)).equals(words))
                            .boxed()
                            .toList();
            return named.stream()
                    .filter(i -> i == index || named.size() == 1)
                    .findFirst()
                    .map(i -> Checklist.toggle(body, i, done));
        }

        private static String print(Checklist.Task task) {
            return Integer.toHexString(task.text().hashCode());
        }

        @Override
        public String toString() {
            return index + "-" + words + "-" + (done ? "x" : "o");
        }
    }

    @Override
    public void visit(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph paragraph
                && paragraph.getFirstChild() instanceof Text text) {
            var box = BOX.matcher(text.getLiteral());
            if (box.lookingAt()) {
                boolean done = !box.group(1).equals(" ");
                var rest = text.getLiteral().substring(box.end());
                int at = paragraph.getSourceSpans().getFirst().getInputIndex() + 1;
                text.setLiteral(name(drawn.size()) + rest);
                drawn.add(button(at, done, rest));
            }
        }
        visitChildren(item);
    }

    /** Puts the boxes into the finished page. */
    String draw(String html) {
        return Pattern.compile(secret + "(\\d+)z")
                .matcher(html)
                .replaceAll(m -> Matcher.quoteReplacement(drawn.get(Integer.parseInt(m.group(1)))));
    }

    private String name(int number) {
        return secret + number + "z";
    }

    private String button(int at, boolean done, String words) {
        var index = countedAt.get(at);
        var attributes =
                "class=\"check\" role=\"checkbox\" aria-checked=\"%s\" aria-label=\"%s\""
                        .formatted(done, Html.escape(words.isBlank() ? "task" : words.strip()));
        return mayTick && index != null
                ? "<button type=\"submit\" form=\"%s\" name=\"task\" value=\"%s\" %s></button>"
                        .formatted(form, Wish.toggle(index, counted.get(index)), attributes)
                : "<button type=\"button\" disabled %s></button>".formatted(attributes);
    }
}
