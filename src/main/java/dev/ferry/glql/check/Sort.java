package dev.ferry.glql.check;

/**
 * What rows are ordered by.
 *
 * @param field its canonical name
 */
public record Sort(String field, boolean descending) {}
