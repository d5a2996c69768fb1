/** The register of causes behind complaints, each with its measure and whether it worked. */
@NullMarked
package io.forecourt.crm.improvement;

import org.jspecify.annotations.NullMarked;
