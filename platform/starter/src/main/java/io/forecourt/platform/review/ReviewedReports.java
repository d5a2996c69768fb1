package io.forecourt.platform.review;

import java.util.function.Consumer;

/**
 * The reports of one kind as their feature knows them; a bean of the service. Of a kind without one
 * the reviewer names what was looked at, a day or a list.
 *
 * @param kind as in {@code policy/reviews.json}
 * @param require throws {@link io.forecourt.platform.rule.NotFound} when the caller sees no report
 *     with this id
 */
public record ReviewedReports(String kind, Consumer<String> require) {}
