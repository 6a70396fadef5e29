import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  AccountRecovery, CfnManagedLoginBranding, FeaturePlan, ManagedLoginVersion, Mfa, OAuthScope, PasskeyUserVerification, UserPool, type UserPoolClient, UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito'
import type { Construct } from 'constructs'

export type Identity = { readonly issuer: string; readonly client: UserPoolClient; readonly signInDomain: string }

/**
 * The sign-in issuer of the staff: Cognito's managed login. Our functions speak plain OIDC with it (authorization
 * code with PKCE, a public client) and know nothing else of Cognito, so another issuer is a change of two variables.
 * Anyone may register: an account alone has no rights, membership lives in the table.
 */
export function createIdentity(scope: Construct, domain: string): Identity {
  const stack = Stack.of(scope)
  const pool = new UserPool(scope, 'Staff', {
    featurePlan: FeaturePlan.ESSENTIALS,
    selfSignUpEnabled: true,
    signInAliases: { email: true },
    autoVerify: { email: true },
    signInCaseSensitive: false,
    signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true, emailOtp: false } },
    passkeyUserVerification: PasskeyUserVerification.REQUIRED,
    passwordPolicy: { minLength: 12, requireLowercase: true, requireUppercase: true, requireDigits: true, requireSymbols: true },
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { sms: false, otp: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  const client = pool.addClient('Web', {
    generateSecret: false,
    preventUserExistenceErrors: true,
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [`https://login.${domain}/callback`],
      logoutUrls: [`https://login.${domain}/`],
    },
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.hours(1),
  })
  const prefix = `linli-${stack.account}-${stack.region}`
  const login = pool.addDomain('Login', { cognitoDomain: { domainPrefix: prefix }, managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN })
  new CfnManagedLoginBranding(scope, 'LoginLook', { userPoolId: pool.userPoolId, clientId: client.userPoolClientId, useCognitoProvidedValues: true }).node.addDependency(login)
  return { issuer: `https://cognito-idp.${stack.region}.amazonaws.com/${pool.userPoolId}`, client, signInDomain: `${prefix}.auth.${stack.region}.amazoncognito.com` }
}
