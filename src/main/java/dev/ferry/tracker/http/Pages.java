package dev.ferry.tracker.http;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Walks along the {@code Link} headers of a list; asks for a page when it is wanted. */
final class Pages implements Iterator<HttpAnswer> {

    /** A hundred thousand items; beyond it a server is leading us in circles. */
    private static final int MOST = 1000;

    private final Transport transport;
    private Optional<HttpCall> next;
    private int seen;

    private Pages(Transport transport, HttpCall first) {
        this.transport = transport;
        this.next = Optional.of(first);
    }

    static Stream<HttpAnswer> of(Transport transport, HttpCall first) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Pages(transport, first), 0), false);
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public HttpAnswer next() {
        var call = next.orElseThrow(NoSuchElementException::new);
        var answer = transport.send(call);
        if (++seen == MOST && answer.next().isPresent()) {
            throw transport.endless(call);
        }
        next = answer.next().map(call::to);
        return answer;
    }
}
