/** The customers who are served by a key account manager, and faster than others. */
@NullMarked
package io.forecourt.crm.keyaccount;

import org.jspecify.annotations.NullMarked;
