package dev.ferry.render;

import dev.ferry.text.Escape;
import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Markdown to Freemarker: every <code>${…}</code> is escaped so far that it may stand in a
 * paragraph, a list item, a heading or a table cell. Other places are asked for by name, see {@link
 * Places}.
 */
final class MarkdownFormat extends CommonMarkupOutputFormat<MarkdownFormat.Markdown> {

    static final MarkdownFormat INSTANCE = new MarkdownFormat();

    /** Longer values are cut: a value is a name or a number, and sentences are prose. */
    private static final int LONGEST_VALUE = 160;

    private MarkdownFormat() {}

    /** Text that is already Markdown, or that is escaped when it is first written. */
    static final class Markdown extends CommonTemplateMarkupOutputModel<Markdown> {

        private Markdown(@Nullable String plain, @Nullable String markdown) {
            super(plain, markdown);
        }

        @Override
        public MarkdownFormat getOutputFormat() {
            return INSTANCE;
        }
    }

    /** Marks text as Markdown that is safe as it stands. */
    static Markdown safe(String markdown) {
        return new Markdown(null, markdown);
    }

    @Override
    public String getName() {
        return "Markdown";
    }

    @Override
    public String getMimeType() {
        return "text/markdown";
    }

    @Override
    public void output(String plain, Writer out) throws IOException {
        out.write(escapePlainText(plain));
    }

    @Override
    public String escapePlainText(String plain) {
        return Places.within(LONGEST_VALUE, plain, Escape::cell);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    protected Markdown newTemplateMarkupOutputModel(
            @Nullable String plain, @Nullable String markdown) {
        return new Markdown(plain, markdown);
    }
}
