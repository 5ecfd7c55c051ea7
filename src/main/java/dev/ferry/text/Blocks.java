package dev.ferry.text;

import dev.ferry.text.Prose.Kind;
import dev.ferry.text.Prose.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Tells line by line which kind of block a line belongs to, in one walk. */
final class Blocks {

    /** List items within list items on one line; more is garbage, and would cost time. */
    private static final int MOST_ITEMS = 16;

    private static final int CODE_INDENT = 4;
    private static final String QUOTE_FENCE = ">>>";

    /**
     * @param continues the paragraph of the line before goes on
     */
    record Placed(Line line, boolean continues) {}

    /** A block that goes on after its first line; a line left of {@code container} ends it. */
    private sealed interface Open {

        int container();

        record Fence(Start.Fence start, int container) implements Open {}

        record Html(HtmlBlock block, int container) implements Open {}

        record QuoteFence(int container) implements Open {}
    }

    private final int lastQuoteFence;
    private final Deque<Integer> itemColumns = new ArrayDeque<>();
    private Optional<Open> open = Optional.empty();
    private boolean inParagraph;
    private boolean emptyItem;

    private Blocks(int lastQuoteFence) {
        this.lastQuoteFence = lastQuoteFence;
    }

    static List<Placed> of(List<Line> lines) {
        int lastQuoteFence =
                lines.reversed().stream()
                        .filter(Blocks::isQuoteFence)
                        .findFirst()
                        .map(Line::number)
                        .orElse(0);
        var blocks = new Blocks(lastQuoteFence);
        return lines.stream().map(blocks::place).toList();
    }

    private Placed place(Line line) {
        var cursor = new Cursor(line.text());
        if (!cursor.atEnd()) {
            open = open.filter(block -> cursor.column() >= block.container());
        }
        return open.map(block -> new Placed(inside(block, line, cursor), false))
                .orElseGet(() -> begin(line, cursor));
    }

    private Line inside(Open block, Line line, Cursor cursor) {
        return switch (block) {
            case Open.Fence(var start, int container) -> {
                boolean closes =
                        cursor.column() - container < CODE_INDENT
                                && cursor.run(start.mark()) >= start.length()
                                && cursor.blankAfter(cursor.run(start.mark()));
                yield closing(closes, line.as(Kind.CODE));
            }
            case Open.Html(var html, int _) ->
                    closing(html.endsIn(line.text(), 0), line.as(Kind.HIDDEN));
            case Open.QuoteFence _ -> closing(isQuoteFence(line), line.as(Kind.QUOTE));
        };
    }

    private Line closing(boolean closes, Line line) {
        if (closes) {
            open = Optional.empty();
        }
        return line;
    }

    private Placed begin(Line line, Cursor cursor) {
        if (cursor.atEnd()) {
            return blank(line);
        }
        emptyItem = false;
        if (inParagraph && isUnderline(cursor)) {
            inParagraph = false;
            return new Placed(line, false);
        }
        var start = Start.at(cursor);
        if (inParagraph && !start.map(s -> interrupts(s, cursor)).orElse(false)) {
            return new Placed(line, true);
        }
        leaveItems(cursor.column());
        if (cursor.column() - container() >= CODE_INDENT) {
            return new Placed(inParagraph ? line : line.as(Kind.CODE), inParagraph);
        }
        return new Placed(enter(line, cursor, start), false);
    }

    /** Ends a paragraph, and a list item that has nothing in it yet. */
    private Placed blank(Line line) {
        if (emptyItem) {
            itemColumns.pop();
        }
        emptyItem = false;
        inParagraph = false;
        return new Placed(line, false);
    }

    /** {@code ===} or {@code ---}: makes a heading of the paragraph before. */
    private boolean isUnderline(Cursor cursor) {
        int indent = cursor.column() - container();
        char mark = cursor.next();
        return indent >= 0
                && indent < CODE_INDENT
                && (mark == '=' || mark == '-')
                && cursor.blankAfter(cursor.run(mark));
    }

    private boolean interrupts(Start start, Cursor cursor) {
        return !(start instanceof Start.Item item)
                || item.interrupts()
                || cursor.column() < container();
    }

    private void leaveItems(int column) {
        while (column < container()) {
            itemColumns.pop();
        }
    }

    private int container() {
        return itemColumns.isEmpty() ? 0 : itemColumns.peek();
    }

    /** Goes through the markers of list items to the block that begins behind them. */
    private Line enter(Line line, Cursor cursor, Optional<Start> first) {
        var at = line;
        var start = first;
        for (int i = 0; i < MOST_ITEMS && start.orElse(null) instanceof Start.Item item; i++) {
            int column = cursor.column() + item.markerLength() + 1;
            int gap = cursor.skip(item.markerLength());
            at = line.withItem(cursor.position());
            boolean text = !cursor.atEnd() && gap <= CODE_INDENT;
            itemColumns.push(text ? cursor.column() : column);
            if (!text) {
                inParagraph = false;
                emptyItem = cursor.atEnd();
                return cursor.atEnd() ? at : at.as(Kind.CODE);
            }
            start = Start.at(cursor);
        }
        return leaf(at, cursor, start);
    }

    private Line leaf(Line line, Cursor cursor, Optional<Start> start) {
        inParagraph = false;
        return switch (start.orElse(null)) {
            case null -> paragraph(line);
            case Start.Item _ -> paragraph(line);
            case Start.Single _ -> line;
            case Start.Quote _ -> quote(line);
            case Start.Fence fence -> {
                open = Optional.of(new Open.Fence(fence, container()));
                yield line.as(Kind.CODE);
            }
            case Start.Html(var html) -> {
                if (!html.endsIn(line.text(), cursor.position() + 2)) {
                    open = Optional.of(new Open.Html(html, container()));
                }
                yield line.as(Kind.HIDDEN);
            }
        };
    }

    private Line paragraph(Line line) {
        inParagraph = true;
        return line;
    }

    /** {@code >>>} quotes up to the next one; without a next one it is an empty quotation. */
    private Line quote(Line line) {
        if (isQuoteFence(line) && line.number() < lastQuoteFence) {
            open = Optional.of(new Open.QuoteFence(0));
        }
        return line.as(Kind.QUOTE);
    }

    private static boolean isQuoteFence(Line line) {
        return line.text().stripTrailing().equals(QUOTE_FENCE);
    }
}
