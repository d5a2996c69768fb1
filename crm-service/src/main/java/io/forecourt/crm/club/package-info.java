/** The members' club: who belongs to it, what points are given for and what they are spent on. */
@NullMarked
package io.forecourt.crm.club;

import org.jspecify.annotations.NullMarked;
