/** What a person may ask of the dealership by law: a copy of everything it holds. */
@NullMarked
package io.forecourt.crm.rights;

import org.jspecify.annotations.NullMarked;
