/**
 * Messages to customers: templates as data, consent, and the local outbox that shows what would be
 * sent.
 */
@NullMarked
package io.forecourt.crm.message;

import org.jspecify.annotations.NullMarked;
