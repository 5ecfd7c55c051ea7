package dev.ferry.tracker;

import java.util.Collection;
import java.util.List;

/** Hears of what is read anyway. */
public interface Reader {

    Reader NONE =
            new Reader() {
                @Override
                public void saw(Collection<Issue> issues) {}

                @Override
                public void heard(IssueRef issue, List<Comment> comments) {}
            };

    void saw(Collection<Issue> issues);

    /**
     * @param comments all of this issue, oldest first
     */
    void heard(IssueRef issue, List<Comment> comments);
}
