package dev.ferry.glql.gitlab;

import dev.ferry.glql.check.Compiled;
import dev.ferry.glql.check.Context;
import dev.ferry.glql.lang.Dialect;
import dev.ferry.glql.lang.GlqlException;
import dev.ferry.glql.lang.Value;
import dev.ferry.glql.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a GitLab of a given version would not take of a view, and since when one does. */
public final class Compatibility {

    /**
     * @param construct as it was written
     * @param since empty where no GitLab takes it
     */
    public record Gap(String construct, Optional<Version> since, String words) {

        @Override
        public String toString() {
            return since.map(v -> "`%s` needs GitLab %s: %s".formatted(construct, v, words))
                    .orElse("`%s` is refused by every GitLab: %s".formatted(construct, words));
        }
    }

    private static final Version FIRST = Version.of(17, 4);
    private static final Version FOR_ALL = Version.of(17, 10);

    private final Version version;
    private final List<Gap> gaps = new ArrayList<>();

    private Compatibility(Version version) {
        this.version = version;
    }

    /** In the order of the block; empty where that GitLab takes all of it. */
    public static List<Gap> gaps(String block, Context page, Version version) {
        var check = new Compatibility(version);
        check.age();
        var view = check.view(block, page);
        view.ifPresent(v -> check.keys(block, v));
        return List.copyOf(check.gaps);
    }

    private void age() {
        need("glql", FIRST, "blocks of this kind are text before.");
        if (version.compareTo(FIRST) >= 0) {
            need("glql", FOR_ALL, "before, an administrator has to enable `glql_integration`.");
        }
    }

    private void need(String construct, Version since, String words) {
        boolean told = gaps.stream().anyMatch(g -> g.construct().equals(construct));
        if (version.compareTo(since) < 0 && !told) {
            gaps.add(new Gap(construct, Optional.of(since), words));
        }
    }

    private Optional<View> view(String block, Context page) {
        try {
            var view = View.read(block, Dialect.GITLAB);
            terms(view.compile(page));
            return Optional.of(view);
        } catch (GlqlException e) {
            gaps.add(new Gap(e.written(), Optional.empty(), e.getMessage()));
            return Optional.empty();
        }
    }

    private void terms(Compiled compiled) {
        boolean epics =
                compiled.query().terms().stream()
                        .anyMatch(t ->
                                t.field().folded().equals("type")
                                        && t.value() instanceof Value.Word w
                                        && w.is("epic"));
        for (var term : compiled.query().terms()) {
            var field = term.field();
            Since.field(field).ifPresent(v -> need(field.written(), v, "the field is new there."));
            Since.operator(field, term.operator())
                    .ifPresent(v ->
                            need(
                                    field.written() + " " + term.operator().symbol(),
                                    v,
                                    "the operator is new there."));
            Since.value(term.value())
                    .ifPresent(v -> need(term.value().written(), v, "write the name in quotes."));
            if (epics) {
                need(
                        field.written() + " of epics",
                        Since.ofEpics(field),
                        "epics cannot be asked for it before.");
            }
        }
        for (var column : compiled.columns()) {
            Since.column(column.key())
                    .ifPresent(v -> need(column.key(), v, "the column is new there."));
            boolean alias = column.origin().filter(o -> o.alias().isPresent()).isPresent();
            if (alias) {
                need("as", Version.of(18, 0), "columns have no names of their own before.");
            }
        }
    }

    private void keys(String block, View view) {
        if (!block.stripLeading().startsWith("---") && block.contains("query:")) {
            need("query:", Version.of(17, 7), "before, keys stand in front matter: `---`.");
        }
        if (view.title().isPresent() || view.description().isPresent()) {
            need("title:", Version.of(17, 10), "the key is ignored before.");
        }
        if (view.request().sort().isPresent()) {
            need("sort:", Version.of(18, 2), "the key is ignored before.");
        }
        if (view.collapsed()) {
            need("collapsed:", Version.of(18, 3), "the key is ignored before.");
        }
        try {
            var display = view.display();
            if (display.isChart()) {
                need(display.word(), Version.of(19, 1), "charts are new there.");
            }
        } catch (GlqlException e) {
            gaps.add(new Gap(view.displayWord().orElse(""), Optional.empty(), e.getMessage()));
        }
    }
}
