package dev.ferry.story;

/** The road between the bot and the tracker in which the people of a story work. */
enum Line {
    /** None: the bot calls the embedded tracker itself. */
    EMBEDDED,
    /** GitHub's API, requests and answers held to GitHub's own description. */
    GITHUB,
    /** GitLab's API, with epics, quick actions and all. */
    GITLAB
}
