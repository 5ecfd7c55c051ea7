package dev.ferry.mirror;

import dev.ferry.glql.lang.Dialect;
import dev.ferry.text.Prose;
import dev.ferry.text.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The blocks of a body that ask for a view, and the regions right below them that hold the answers.
 * What belongs to people stays as it is, byte for byte.
 *
 * @param blocks in their order
 */
public record ViewBlocks(String body, List<Block> blocks) {

    /** What the names of our regions begin with. */
    private static final String REGION = "view-";

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})\\s*([\\w-]*)[^`]*");

    /**
     * @param text what stands between the fences, with LF as line end
     * @param end of the line that closes the block, in the body
     */
    public record Block(Dialect dialect, String text, int end) {}

    public ViewBlocks {
        blocks = List.copyOf(blocks);
    }

    /**
     * @param dialects those that are ours to answer
     */
    public static ViewBlocks in(String body, List<Dialect> dialects) {
        return new ViewBlocks(body, found(body, dialects));
    }

    /** Whether there is something of ours to do: blocks, or answers to blocks that are gone. */
    public boolean isEmpty() {
        return blocks.isEmpty() && Region.standing(body, REGION).isEmpty();
    }

    /** How long the body is without our answers. */
    public int lengthOfTheirs() {
        return body.length()
                - Region.standing(body, REGION).stream().mapToInt(r -> r.end() - r.start()).sum();
    }

    /** The answers that stand below the blocks now. */
    public List<Optional<String>> answers() {
        return blocks.stream().map(b -> below(b).map(Region.Standing::content)).toList();
    }

    /**
     * The body with an answer below each block; where there is none for a block, nothing stands
     * there. Answers to blocks that are gone go, too.
     *
     * @param answer to a block and its index
     */
    public String with(BiFunction<Block, Integer, Optional<String>> answer) {
        var out = new StringBuilder();
        int at = 0;
        for (int i = 0; i < blocks.size(); i++) {
            var block = blocks.get(i);
            var old = below(block);
            out.append(withoutRegions(at, block.end()));
            at = old.map(Region.Standing::end).orElse(block.end());
            var text = answer.apply(block, i);
            var gap = old.map(o -> body.substring(block.end(), o.start()));
            int number = i + 1;
            text.ifPresent(
                    t -> out.append(gap.orElse(lineEnd() + lineEnd())).append(region(number, t)));
        }
        return out.append(withoutRegions(at, body.length())).toString();
    }

    private String region(int number, String answer) {
        return Region.wrap(REGION + number, answer).replace("\n", lineEnd());
    }

    private String lineEnd() {
        int at = body.indexOf('\n');
        return at > 0 && body.charAt(at - 1) == '\r' ? "\r\n" : "\n";
    }

    /** With nothing but blanks between. */
    private Optional<Region.Standing> below(Block block) {
        return Region.standing(body, REGION).stream()
                .filter(r -> r.start() >= block.end())
                .findFirst()
                .filter(r -> body.substring(block.end(), r.start()).isBlank());
    }

    private String withoutRegions(int from, int to) {
        var out = new StringBuilder();
        int at = from;
        for (var region : Region.standing(body, REGION)) {
            if (region.start() >= at && region.end() <= to) {
                out.append(body, at, region.start());
                at = region.end();
            }
        }
        return out.append(body, at, to).toString();
    }

    private static List<Block> found(String body, List<Dialect> dialects) {
        var blocks = new ArrayList<Block>();
        var fence = "";
        var word = "";
        var text = new ArrayList<String>();
        for (var line : Prose.of(body).lines()) {
            var m = FENCE.matcher(line.text());
            boolean mark = line.kind() == Prose.Kind.CODE && m.matches();
            if (fence.isEmpty()) {
                if (mark) {
                    fence = m.group(1);
                    word = m.group(2).toLowerCase(Locale.ROOT);
                    text.clear();
                }
            } else if (line.kind() != Prose.Kind.CODE) {
                fence = "";
            } else if (mark && closes(m.group(1), m.group(2), fence)) {
                fence = "";
                int end = line.start() + line.text().length();
                var found = String.join("\n", text);
                dialect(word)
                        .filter(dialects::contains)
                        .ifPresent(d -> blocks.add(new Block(d, found, end)));
            } else {
                text.add(line.text());
            }
        }
        return blocks;
    }

    private static boolean closes(String mark, String word, String fence) {
        return word.isEmpty() && mark.startsWith(fence);
    }

    private static Optional<Dialect> dialect(String word) {
        return switch (word) {
            case "glql" -> Optional.of(Dialect.GITLAB);
            case "ferry" -> Optional.of(Dialect.FERRY);
            default -> Optional.empty();
        };
    }
}
