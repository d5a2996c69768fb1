/** The policy of approvals and the state of one. */
@NullMarked
package io.forecourt.platform.approval;

import org.jspecify.annotations.NullMarked;
