/** Stand-ins for the providers, for the sandbox: production refuses to start with them. */
@NullMarked
package io.forecourt.crm.message.simulator;

import org.jspecify.annotations.NullMarked;
