/** Who works when: a copy of the rotas that hr publishes, and of the people on them. */
@NullMarked
package io.forecourt.crm.roster;

import org.jspecify.annotations.NullMarked;
