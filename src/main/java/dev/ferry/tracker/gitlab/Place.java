package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Json;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The addresses of one project, or of one group, in GitLab's API.
 *
 * @param kind {@code projects} or {@code groups}
 */
record Place(String kind, String path) {

    private static final String NAME = "[\\w.-]*\\w[\\w.-]*";
    static final Pattern GROUP = Pattern.compile(NAME + "(/" + NAME + ")*");
    static final Pattern PROJECT = Pattern.compile(NAME + "(/" + NAME + ")+");

    static Place project(String path) {
        return checked("projects", path, PROJECT);
    }

    static Place group(String path) {
        return checked("groups", path, GROUP);
    }

    static Place of(IssueRef ref) {
        return ref.epic() ? group(ref.project()) : project(ref.project());
    }

    /** A path from outside may be none that GitLab would give out; then nothing is there. */
    static boolean canHold(IssueRef ref) {
        return (ref.epic() ? GROUP : PROJECT).matcher(ref.project()).matches();
    }

    private static Place checked(String kind, String path, Pattern pattern) {
        if (!pattern.matcher(path).matches()) {
            throw new TrackerException(
                    Kind.NOT_FOUND, "gitlab: no " + kind + " can be at \"" + path + "\"", null);
        }
        return new Place(kind, path);
    }

    boolean isGroup() {
        return kind.equals("groups");
    }

    /** The path of the group it is in; of a group without one, its own. */
    String parent() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    HttpCall get(String rest) {
        return HttpCall.get(at(rest));
    }

    /** The first page of a list, as long as pages can be. */
    HttpCall list(String rest) {
        return get(rest).withQuery("per_page", 100);
    }

    HttpCall post(String rest, Map<String, ?> body) {
        return HttpCall.post(at(rest), Json.text(body));
    }

    HttpCall urgentPost(String rest, Map<String, ?> body) {
        return post(rest, body).as(Nature.URGENT_WRITE);
    }

    HttpCall put(String rest, Map<String, ?> body) {
        return HttpCall.put(at(rest), Json.text(body));
    }

    private String at(String rest) {
        return "/" + kind + "/" + HttpCall.escape(path) + rest;
    }
}
