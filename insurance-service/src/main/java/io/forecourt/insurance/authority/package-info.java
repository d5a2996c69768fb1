/**
 * Who may let a quotation become a policy: the desk alone, or somebody above it who decides before
 * anything is issued.
 */
@NullMarked
package io.forecourt.insurance.authority;

import org.jspecify.annotations.NullMarked;
