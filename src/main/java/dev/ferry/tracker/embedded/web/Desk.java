package dev.ferry.tracker.embedded.web;

import dev.ferry.tracker.Issue;
import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.embedded.EmbeddedTracker;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/** What every page needs: who visits, what they look at, and how the answer goes out. */
record Desk(EmbeddedTracker tracker, Visitors visitors, Pages pages, InstantSource clock) {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
                    + " 'none'";

    /** One visit: the tracker through the visitor's eyes. */
    record Visit(Context ctx, EmbeddedTracker tracker, Presenter presenter) {

        Optional<String> query(String name) {
            return Optional.ofNullable(ctx.queryParam(name)).filter(v -> !v.isBlank());
        }

        /** A field of the form; forms of our own always have theirs. */
        String field(String name) {
            return maybe(name).orElseThrow(() -> Refused.malformed("the form lacks " + name));
        }

        Optional<String> maybe(String name) {
            return Optional.ofNullable(ctx.formParam(name));
        }

        Issue issue() {
            var ref = ref();
            return tracker.issue(ref)
                    .orElseThrow(() ->
                            Refused.missing("There is no " + ref + ", or not for your eyes."));
        }

        private IssueRef ref() {
            var number = ctx.pathParam("n");
            if (!number.matches("\\d{1,18}")) {
                throw Refused.missing("There is no issue " + number + ".");
            }
            boolean epic = ctx.path().contains("/-/epics/");
            return new IssueRef(
                    tracker.name(), ctx.pathParam("place"), Long.parseLong(number), epic);
        }

        void goTo(String path) {
            ctx.redirect(path, HttpStatus.SEE_OTHER);
        }
    }

    interface Work {
        void run(Visit visit);
    }

    Handler page(Work work) {
        return ctx -> run(ctx, work);
    }

    /** Only from our own pages. */
    Handler form(Work work) {
        return ctx ->
                run(
                        ctx,
                        visit -> {
                            Guard.requireOwnPage(ctx);
                            work.run(visit);
                        });
    }

    /** Answers with the page, or with nothing where the browser has this very page. */
    void show(Context ctx, String template, Object model) {
        var html = pages.render(template, model);
        var tag = "\"" + fingerprint(html) + "\"";
        ctx.header("ETag", tag);
        if (tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(HttpStatus.NOT_MODIFIED);
        } else {
            send(ctx, html);
        }
    }

    /** HTML that may load and run nothing but what is ours. */
    void send(Context ctx, String html) {
        ctx.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "private, no-cache")
                .html(html);
    }

    private void run(Context ctx, Work work) {
        var own = visitors.at(ctx);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var visit = new Visit(ctx, own, new Presenter(own, today));
        try {
            work.run(visit);
        } catch (Refused e) {
            problem(visit, e);
        } catch (TrackerException e) {
            problem(visit, Refused.of(e));
        }
    }

    private void problem(Visit visit, Refused refused) {
        var frame = visit.presenter().frame("That did not work", "", "/tracker");
        var model = new Models.ProblemPage(frame, refused.status().getCode(), refused.words());
        show(visit.ctx().status(refused.status()), "tracker-problem", model);
    }

    private static String fingerprint(String html) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(html.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
