package dev.ferry.tracker;

/** A person or bot as the tracker knows them. Identity is {@code id}; names change hands. */
public record User(long id, String username, String name) {}
