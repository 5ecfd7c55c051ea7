package dev.ferry.server.site;

/** HTML that a template of ours wrote; what a template writes around it leaves it as it is. */
record Markup(String html) {}
