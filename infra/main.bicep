// All that the app needs in Azure, in one resource group. No secret goes in or comes out: the app reaches
// its tables and the Bot Connector as a managed identity, and the key that signs cards is derived here.

@description('The name of the app: lower-case letters and digits, taken by nobody else, because its address is https://NAME.azurewebsites.net.')
@minLength(3)
@maxLength(20)
param name string

@description('TAB_CLIENT_ID: the app registration that tokens of the tab are made for (infra/entra.manifest.json).')
param tabClientId string

@description('Other settings of the server, spelled as in env/.env.example, such as { TIME_ZONE: \'Europe/Berlin\' }; what is not for everybody, as its place in a key vault.')
param settings object = {}

@description('The size of an instance. B1 serves some thousand people; it takes at most 3 instances.')
@allowed([
  'B1'
  'P0v3'
  'P1v3'
])
param size string = 'B1'

@description('How many instances there are. With two, one may fail or be replaced without anybody noticing.')
@minValue(1)
@maxValue(10)
param instances int = 1

var location = resourceGroup().location
var publicUrl = 'https://${name}.azurewebsites.net'
var tablesUrl = 'https://${name}data.table.${environment().suffixes.storage}'
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: '${name}data'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// The only role of the identity: rows of tables of this account, and making its own table.
resource tablesRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, storageTableDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageTableDataContributor)
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    retentionInDays: 30
    sku: {
      name: 'PerGB2018'
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: name
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    WorkspaceResourceId: logs.id
  }
}

// Asks every quarter of an hour whether the app is ready. No agent runs in the app: it would keep the
// addresses of requests, and with them what people look for.
resource readiness 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-ready'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insights.id}': 'Resource'
  }
  properties: {
    Name: '${name}-ready'
    SyntheticMonitorId: '${name}-ready'
    Enabled: true
    Kind: 'standard'
    Frequency: 900
    Timeout: 30
    RetryEnabled: true
    Locations: [
      {
        Id: 'emea-nl-ams-azr'
      }
    ]
    Request: {
      RequestUrl: '${publicUrl}/readyz'
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: name
  location: location
  kind: 'linux'
  sku: {
    name: size
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    // Who reads from a key vault what a setting says is there.
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      appCommandLine: 'node --enable-source-maps bot/index.js'
      alwaysOn: true
      ftpsState: 'Disabled'
      healthCheckPath: '/readyz'
      http20Enabled: true
      minTlsVersion: '1.2'
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, {
    NODE_ENV: 'production'
    PUBLIC_URL: publicUrl
    STORE: 'azure'
    AZURE_TABLES_URL: tablesUrl
    AZURE_CLIENT_ID: identity.properties.clientId
    BOT_ID: identity.properties.clientId
    BOT_TYPE: 'UserAssignedMSI'
    BOT_TENANT_ID: tenant().tenantId
    TENANTS: tenant().tenantId
    TAB_CLIENT_ID: tabClientId
    // Hashed from a key that opens nothing, because shared keys are off: it stays the same each time this
    // is deployed, nobody has to keep it, and a new storage key makes a new one.
    CARD_KEYS: '${guid(storage.listKeys().keys[0].value, 'cards', '1')}${guid(storage.listKeys().keys[0].value, 'cards', '2')}'
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
    WEBSITE_RUN_FROM_PACKAGE: '1'
  })
  dependsOn: [
    tablesRole
  ]
}

// Who deploys signs in as themselves: no publishing passwords.
resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noDeployPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

// What the server prints, which has no message texts. Not the log of HTTP requests: addresses of searches
// have what people look for.
resource serverLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'server-log'
  scope: app
  properties: {
    workspaceId: logs.id
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Social Learning'
    endpoint: '${publicUrl}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identity.id
    disableLocalAuth: true
  }
}

resource teamsChannel 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}

// For Copilot, which finds questions and links through the message extension.
resource copilotChannel 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'M365Extensions'
  location: 'global'
  properties: {
    channelName: 'M365Extensions'
  }
}

output PUBLIC_URL string = publicUrl
output BOT_ID string = identity.properties.clientId
output BOT_TYPE string = 'UserAssignedMSI'
output BOT_TENANT_ID string = tenant().tenantId
output TENANTS string = tenant().tenantId
output AZURE_TABLES_URL string = tablesUrl
