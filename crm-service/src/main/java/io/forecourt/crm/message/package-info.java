/**
 * Messages to customers: templates as data, consent, quiet hours, and a worker that sends what was
 * accepted. Without a provider the local outbox shows what would be sent.
 */
@NullMarked
package io.forecourt.crm.message;

import org.jspecify.annotations.NullMarked;
