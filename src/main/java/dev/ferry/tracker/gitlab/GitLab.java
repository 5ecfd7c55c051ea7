package dev.ferry.tracker.gitlab;

import dev.ferry.tracker.http.Transport;

/** One GitLab, by all the ways there are to it, and what its answers mean. */
record GitLab(Transport road, Library library, GraphQl graphQl, Answers answers) {}
