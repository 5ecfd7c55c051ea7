package dev.ferry.glql.eval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What only a merge request has. People are usernames. */
public record MergeFacts(
        boolean draft,
        Optional<Instant> merged,
        Optional<String> merger,
        List<String> reviewers,
        List<String> approvers,
        String sourceBranch,
        String targetBranch) {

    public MergeFacts {
        reviewers = List.copyOf(reviewers);
        approvers = List.copyOf(approvers);
    }
}
