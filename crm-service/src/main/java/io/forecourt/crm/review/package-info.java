/**
 * The confirmation that a report was looked at: whoever must review something says so with one
 * remark.
 */
@NullMarked
package io.forecourt.crm.review;

import org.jspecify.annotations.NullMarked;
