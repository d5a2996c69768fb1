/** When somebody is on leave, told on the first day, so that others take over what is theirs. */
@NullMarked
package io.forecourt.crm.absence;

import org.jspecify.annotations.NullMarked;
