/**
 * The confirmation that a report was looked at: whoever must review something says so with one
 * remark. A service switches it on with {@code policy/reviews.json}, which says who reviews what.
 */
@NullMarked
package io.forecourt.platform.review;

import org.jspecify.annotations.NullMarked;
