/**
 * Decisions by authority: who asks does not decide, an amount above one's authority goes upwards,
 * and so does what nobody answers in time. A service switches it on with {@code
 * policy/approval.json}.
 */
@NullMarked
package io.forecourt.platform.approval;

import org.jspecify.annotations.NullMarked;
