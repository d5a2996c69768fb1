/** Business time of the sandbox: shown, and moved forward in steps that leave nothing undone. */
@NullMarked
package io.forecourt.local.clock;

import org.jspecify.annotations.NullMarked;
