/** A stand-in for the SMS provider, for the sandbox: production refuses to start with it. */
@NullMarked
package io.forecourt.crm.message.simulator;

import org.jspecify.annotations.NullMarked;
