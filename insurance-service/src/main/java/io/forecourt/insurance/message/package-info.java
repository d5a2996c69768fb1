/**
 * Messages to customers, asked of crm: stored with the change that wants them, sent afterwards, and
 * followed until they arrived.
 */
@NullMarked
package io.forecourt.insurance.message;

import org.jspecify.annotations.NullMarked;
