/** Who may sell insurance: a copy of the certificates that hr keeps. */
@NullMarked
package io.forecourt.insurance.licence;

import org.jspecify.annotations.NullMarked;
