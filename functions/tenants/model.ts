import * as z from 'zod'

/** First label of a tenant's host: `dongjie` of `dongjie.linli.example`. */
export const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,29}[a-z0-9]$/)
  .refine((slug) => !reservedSlugs.has(slug), { error: 'reserved' })

/** Hosts of the platform itself, and names that a visitor would take for the platform's. */
const reservedSlugs = new Set(['login', 'api', 'www', 'admin', 'app', 'auth', 'docs', 'help', 'linli', 'local', 'mail', 'pay', 'platform', 'static', 'status', 'support'])

/** A tenant's own domain; it always has a dot, so it never meets a slug in the directory. */
export const OwnHost = z.string().regex(/^(?=.{4,120}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/)

export const TenantId = z.string().regex(/^[a-z0-9]{12}$/)

/** The provider's id of an account: `acct_1PgR...` at Stripe. */
export const PaymentAccount = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{3,63}$/)

const settings = {
  name: z.string().trim().min(2).max(40),
  /** One to four characters that stand where a logo would. */
  logoText: z.string().trim().min(1).max(4),
  /** Brand colour, `#0b6b4f`. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Phone that residents may call with a question; empty = none given. */
  phone: z.string().trim().regex(/^[0-9 +()-]{0,24}$/),
  address: z.string().trim().max(120),
  locale: z.enum(['zh', 'en']),
  /** Whether what a household has paid ahead is used for its new bills by itself. */
  creditAutomatic: z.boolean(),
}

export const UpdateSite = z.strictObject(settings).partial()
export type UpdateSite = z.infer<typeof UpdateSite>

/** What everybody may know of a tenant's site. */
export const SiteView = z
  .object({ id: TenantId, slug: z.string(), ...settings, state: z.enum(['active', 'suspended']), demo: z.boolean(), onlinePayment: z.boolean() })
  .meta({ id: 'Site' })
export type SiteView = z.infer<typeof SiteView>

/** A web app manifest (W3C); its fields are that document's. */
export const WorkManifest = z
  .object({
    id: z.string(),
    name: z.string(),
    short_name: z.string(),
    lang: z.string(),
    start_url: z.string(),
    scope: z.string(),
    display: z.literal('standalone'),
    theme_color: z.string(),
    background_color: z.string(),
    icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string() })),
  })
  .meta({ id: 'WorkManifest' })
export type WorkManifest = z.infer<typeof WorkManifest>

export const CreateTenant = z.strictObject({
  slug: Slug,
  name: settings.name,
  logoText: settings.logoText.optional(),
  colour: settings.colour.optional(),
  phone: settings.phone.optional(),
  address: settings.address.optional(),
  locale: settings.locale.optional(),
  host: OwnHost.optional(),
  paymentAccount: PaymentAccount.optional(),
  demo: z.boolean().optional(),
  /** Invited as the first head; needs no second person, since there is none yet. */
  head: z.strictObject({ name: z.string().trim().min(1).max(40), email: z.email().max(120) }),
  /** Asks for a token of the head's rights to set the tenant up by machine, valid for so many hours. Listed and revocable like every token. */
  setupTokenHours: z.int().min(1).max(24).optional(),
})
export type CreateTenant = z.infer<typeof CreateTenant>

export const CreatedTenant = z.object({ id: TenantId, slug: z.string(), url: z.string(), setupToken: z.string().nullable() }).meta({ id: 'CreatedTenant' })
export type CreatedTenant = z.infer<typeof CreatedTenant>

/** What only the platform's operator may change (S4: a suspended tenant cannot collect). */
export const ChangeTenant = z.strictObject({ state: z.enum(['active', 'suspended']), paymentAccount: PaymentAccount.nullable() }).partial()
export type ChangeTenant = z.infer<typeof ChangeTenant>

export const TenantView = z
  .object({ id: TenantId, slug: z.string(), url: z.string(), state: z.enum(['active', 'suspended']), paymentAccount: z.string().nullable() })
  .meta({ id: 'Tenant' })
export type TenantView = z.infer<typeof TenantView>

export const siteDefaults = { logoText: '邻里', colour: '#0b6b4f', phone: '', address: '', locale: 'zh', creditAutomatic: true } as const
