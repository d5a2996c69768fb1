/** Approvals on a real database, over HTTP. */
@NullMarked
package io.forecourt.platform.approval;

import org.jspecify.annotations.NullMarked;
