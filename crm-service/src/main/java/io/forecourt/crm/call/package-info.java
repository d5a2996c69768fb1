/** Calls to and from the showroom: how they were taken, whom they were passed on to. */
@NullMarked
package io.forecourt.crm.call;

import org.jspecify.annotations.NullMarked;
