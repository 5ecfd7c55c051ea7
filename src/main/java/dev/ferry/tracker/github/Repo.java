package dev.ferry.tracker.github;

import dev.ferry.tracker.IssueRef;
import dev.ferry.tracker.TrackerException;
import dev.ferry.tracker.TrackerException.Kind;
import dev.ferry.tracker.http.HttpCall;
import dev.ferry.tracker.http.HttpCall.Nature;
import dev.ferry.tracker.http.Json;
import java.util.Map;
import java.util.regex.Pattern;

/** The addresses of one repository's API. */
record Repo(String project) {

    static final Pattern NAME = Pattern.compile("[\\w.-]*[\\w-][\\w.-]*/[\\w.-]*[\\w-][\\w.-]*");

    Repo {
        if (!NAME.matcher(project).matches()) {
            throw new TrackerException(
                    Kind.NOT_FOUND,
                    "github: no repository can be called \"" + project + "\"",
                    null);
        }
    }

    static Repo of(IssueRef ref) {
        return new Repo(ref.project());
    }

    /** The account in which a repository or team is. */
    static String owner(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    String owner() {
        return owner(project);
    }

    HttpCall get(String path) {
        return HttpCall.get(at(path)).onBehalfOf(owner());
    }

    /** The first page of a list, as long as pages can be. */
    HttpCall list(String path) {
        return get(path).withQuery("per_page", 100);
    }

    HttpCall post(String path, Map<String, ?> body) {
        return HttpCall.post(at(path), Json.text(body)).onBehalfOf(owner());
    }

    HttpCall urgentPost(String path, Map<String, ?> body) {
        return post(path, body).as(Nature.URGENT_WRITE);
    }

    HttpCall patch(String path, Map<String, ?> body) {
        return HttpCall.patch(at(path), Json.text(body)).onBehalfOf(owner());
    }

    HttpCall delete(String path) {
        return HttpCall.delete(at(path)).onBehalfOf(owner());
    }

    private String at(String path) {
        return "/repos/" + project + path;
    }
}
