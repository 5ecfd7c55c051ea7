package dev.ferry.server.site;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands on the first page of each migration. It is written again only where the card is
 * another one, and a card is made for one kind of viewer: what was written for one is never shown
 * to the other.
 */
final class Sections {

    private final Pages pages;
    private final Map<Viewer, Map<MigrationCard, Markup>> written = new ConcurrentHashMap<>();

    /**
     * @param first is shown with its rows open
     */
    record Section(MigrationCard card, boolean first) {}

    Sections(Pages pages) {
        this.pages = pages;
    }

    List<Markup> of(Viewer viewer, List<MigrationCard> cards) {
        var before = written.getOrDefault(viewer, new IdentityHashMap<>());
        var now = new IdentityHashMap<MigrationCard, Markup>();
        var sections = new ArrayList<Markup>();
        for (var card : cards) {
            if (sections.isEmpty()) {
                sections.add(write(card, true));
            } else {
                var known = before.get(card);
                var section = known == null ? write(card, false) : known;
                now.put(card, section);
                sections.add(section);
            }
        }
        written.put(viewer, now);
        return sections;
    }

    private Markup write(MigrationCard card, boolean first) {
        return new Markup(pages.render("section", new Section(card, first)));
    }
}
