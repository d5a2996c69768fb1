/**
 * Contacts that media platforms push, signed, in their own JSON; and the numbers they lend until a
 * date instead of a person's own.
 */
@NullMarked
package io.forecourt.crm.media;

import org.jspecify.annotations.NullMarked;
