package dev.ferry.server.site;

import dev.ferry.migration.Catalog;
import dev.ferry.migration.Team;
import dev.ferry.reconcile.Board;
import dev.ferry.reconcile.Revisions;
import dev.ferry.registry.Registry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The pages for those who watch. */
public final class Site {

    private static final int LONGEST_ADDRESS = 2_000;

    private final Settings settings;
    private final String title;
    private final boolean tracker;
    private final DateTimeFormatter moment;
    private final Doorkeeper door;
    private final Board board;
    private final Api api;
    private final CalendarFeed calendar;
    private final Exhibition exhibition;
    private final Assets assets = new Assets();
    private final Pages pages;
    private final Sections sections;
    private final Shelf shelf;
    private final Live live;

    /**
     * @param publicUrl where people reach the pages
     * @param tracker there is an embedded tracker to link to
     */
    public record Settings(
            String title,
            URI publicUrl,
            boolean tracker,
            Registry registry,
            Catalog catalog,
            Path templates,
            Supplier<LocalDate> today) {}

    /**
     * @param revisions how often the days of the calendar moved
     */
    public Site(
            Settings settings,
            Board board,
            History history,
            Revisions revisions,
            Doorkeeper door,
            InstantSource clock) {
        this.settings = settings;
        this.title = settings.title();
        this.tracker = settings.tracker();
        this.moment = clock(settings.catalog().schedule().zone());
        this.door = door;
        this.board = board;
        this.api = new Api(board, door);
        this.calendar =
                new CalendarFeed(
                        settings.title(),
                        board,
                        revisions,
                        door,
                        clock,
                        Optional.ofNullable(settings.publicUrl().getHost()).orElse("ferry"));
        this.exhibition = new Exhibition(board, settings.catalog(), history);
        this.pages = new Pages(settings.templates(), assets);
        this.sections = new Sections(pages);
        this.shelf = new Shelf(exhibition::version);
        this.live = new Live(exhibition::version);
    }

    private static DateTimeFormatter clock(ZoneId zone) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm z", Locale.ENGLISH).withZone(zone);
    }

    /** Tells open pages what is new; somebody has to turn it, and close it before the server. */
    public Live live() {
        return live;
    }

    public void register(RoutesConfig routes) {
        assets.register(routes);
        routes.get("/", this::home);
        routes.get("/migrations/{id}", this::migration);
        routes.get("/migrations/{id}/badge.svg", this::badge);
        routes.get("/models", this::models);
        routes.get("/feeds", this::feeds);
        routes.sse("/live", live::open);
        calendar.register(routes);
        api.register(routes);
    }

    private void home(Context ctx) {
        show(
                ctx,
                viewer -> {
                    var page =
                            HomePage.of(
                                    frame(ctx, title, "migrations"),
                                    Ask.of("/", query(ctx)),
                                    facts(viewer),
                                    cards -> sections.of(viewer, cards));
                    return Answer.html(200, pages.render("home", page));
                });
    }

    private void models(Context ctx) {
        show(
                ctx,
                viewer -> {
                    var page =
                            ModelsPage.of(
                                    frame(ctx, "Models", "models"), query(ctx), facts(viewer));
                    return Answer.html(200, pages.render("models", page));
                });
    }

    private void feeds(Context ctx) {
        show(
                ctx,
                viewer -> {
                    var page =
                            FeedsPage.of(
                                    frame(ctx, "Calendar and feeds", "feeds"),
                                    new FeedsPage.Place(settings.publicUrl(), door.feedKey()),
                                    FeedsPage.Wanted.of(query(ctx)::get),
                                    board,
                                    viewer,
                                    settings.today().get());
                    return Answer.html(200, pages.render("feeds", page));
                });
    }

    private ModelUse.Facts facts(Viewer viewer) {
        var catalog = settings.catalog();
        return new ModelUse.Facts(
                settings.registry().models(),
                catalog.features().stream()
                        .filter(f -> viewer == Viewer.TRUSTED || !f.confidential())
                        .toList(),
                catalog.teams().stream().collect(Collectors.toMap(Team::id, Team::name)),
                exhibition.cards(viewer),
                settings.today().get());
    }

    private void migration(Context ctx) {
        var id = ctx.pathParam("id");
        show(
                ctx,
                viewer ->
                        exhibition
                                .card(viewer, id)
                                .map(card -> migration(ctx, card))
                                .orElseGet(() -> missing(ctx)));
    }

    private Answer migration(Context ctx, MigrationCard card) {
        var name = card.name();
        var page =
                MigrationPage.of(
                        frame(ctx, name.oldModel() + " → " + name.newModel(), "migrations"),
                        Ask.of("/migrations/" + name.id(), query(ctx)),
                        card,
                        settings.today().get());
        return Answer.html(200, pages.render("migration", page));
    }

    private void badge(Context ctx) {
        board.find(ctx.pathParam("id"))
                .filter(door.viewer(ctx)::sees)
                .map(e -> Answer.of(200, "image/svg+xml", Badge.of(e)))
                .orElseGet(() -> missing(ctx))
                .send(ctx);
    }

    private Answer missing(Context ctx) {
        var frame = frame(ctx, "No such migration", "");
        return Answer.html(
                404,
                pages.render(
                        "problem",
                        Map.of(
                                "frame",
                                frame,
                                "status",
                                404,
                                "words",
                                "There is no migration with this name, or not for your eyes.")));
    }

    private void show(Context ctx, Function<Viewer, Answer> making) {
        var viewer = door.viewer(ctx);
        var address = ctx.path() + "?" + new TreeMap<>(query(ctx));
        if (address.length() > LONGEST_ADDRESS) {
            making.apply(viewer).send(ctx);
            return;
        }
        var key =
                settings.today().get()
                        + " "
                        + viewer
                        + " "
                        + door.name(ctx).orElse("")
                        + " "
                        + address;
        shelf.get(key, () -> making.apply(viewer)).send(ctx);
    }

    /** The page on which one logs in; nothing of what is behind the door stands on it. */
    public void loginPage(Context ctx, Map<String, Object> words) {
        var model = new java.util.HashMap<>(words);
        model.put("frame", new Frame(title, "", Optional.empty(), false, Optional.empty()));
        Answer.html(ctx.statusCode(), pages.render("login", model)).sendFresh(ctx);
    }

    private Frame frame(Context ctx, String heading, String section) {
        return new Frame(
                heading, section, exhibition.seenAt().map(moment::format), tracker, door.name(ctx));
    }

    private static Map<String, String> query(Context ctx) {
        var query = new TreeMap<String, String>();
        ctx.queryParamMap()
                .forEach((key, values) ->
                        Optional.ofNullable(values.isEmpty() ? null : values.getFirst())
                                .ifPresent(v -> query.put(key, Objects.requireNonNull(v))));
        return query;
    }
}
