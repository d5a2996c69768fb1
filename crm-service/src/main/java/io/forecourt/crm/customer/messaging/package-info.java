/** What the archive tells others, and the sales it hears of. */
@NullMarked
package io.forecourt.crm.customer.messaging;

import org.jspecify.annotations.NullMarked;
